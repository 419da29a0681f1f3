package dev.slipway.backup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(100, Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void waits_longer_after_each_failure_up_to_a_bound() {
        assertThat(patience.after(1)).isBetween(Duration.ofMillis(75), Duration.ofMillis(100));
        assertThat(patience.after(3)).isBetween(Duration.ofMillis(300), Duration.ofMillis(400));
        assertThat(patience.after(99)).isBetween(Duration.ofMillis(3_750), Duration.ofSeconds(5));
    }
}
