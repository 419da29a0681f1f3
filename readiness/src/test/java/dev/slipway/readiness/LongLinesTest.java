package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongLinesTest {

    @Test
    void lines_full_of_pipes_cost_no_time() {
        var pipes = ("cat | ".repeat(333) + "\n").repeat(40) + ("psql < ".repeat(333) + "\n").repeat(40);
        var application = Sample.of("restore.sh", pipes).and("data.sh", pipes);

        var worked = ManagementFactory.getThreadMXBean();
        var started = worked.getCurrentThreadCpuTime();
        var inspected = application.inspected();
        Catalogue.ROWS.forEach(row -> row.question().ask(inspected));

        assertThat(Duration.ofNanos(worked.getCurrentThreadCpuTime() - started)).isLessThan(Duration.ofSeconds(2));
    }
}
