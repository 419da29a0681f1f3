package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrittenTimeTest {

    @Test
    void reads_every_unit() {
        assertThat(WrittenTime.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(WrittenTime.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(WrittenTime.parse("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(WrittenTime.parse("2h")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void says_how_to_write_a_length_of_time() {
        assertThatThrownBy(() -> WrittenTime.parse("soon"))
                .hasMessageContaining("`soon`")
                .hasMessageContaining("15m");
    }
}
