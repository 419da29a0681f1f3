package dev.slipway.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExtentTest {

    @Test
    void begins_a_little_before_the_time_that_is_in_a_requests_id() {
        var made = Instant.parse("2026-11-20T13:30:00Z");
        var id = "%08x-%04x-7abc-8abc-123456789abc".formatted(made.toEpochMilli() >>> 16, made.toEpochMilli() & 0xffff);

        assertThat(Extent.since(id).since().orElseThrow()).isBetween(made.minus(Duration.ofHours(1)), made);
    }

    @Test
    void looks_everywhere_for_an_id_without_a_time() {
        assertThat(Extent.since("a-request-of-somebody").since()).isEmpty();
        assertThat(Extent.since("67381438-ee8e-396f-a89a-065b19db8dfa").since()).isEmpty();
    }
}
