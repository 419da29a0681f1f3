package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongLinesTest {

    @Test
    void lines_full_of_pipes_cost_no_time() {
        var pipes = ("cat | ".repeat(333) + "\n").repeat(4) + ("psql < ".repeat(333) + "\n").repeat(4);
        var application = Sample.of("restore.sh", pipes).and("backup.sh", pipes);
        Sample.of("restore.sh", "true").inspected();

        var started = System.nanoTime();
        application.answer("BK-001");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
    }
}
