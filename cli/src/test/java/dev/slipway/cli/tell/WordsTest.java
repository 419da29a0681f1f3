package dev.slipway.cli.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void choose_the_unit_that_a_person_would() {
        assertThat(Words.of(Duration.ofMillis(85))).isEqualTo("85 ms");
        assertThat(Words.of(Duration.ofMillis(3_249))).isEqualTo("3.2 s");
        assertThat(Words.of(Duration.ofSeconds(250))).isEqualTo("4 min 10 s");
    }
}
