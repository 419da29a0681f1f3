package dev.slipway.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void versions_are_compared_as_numbers() {
        assertThat(new Version("2")).isLessThan(new Version("10"));
        assertThat(new Version("1.9")).isLessThan(new Version("1.10"));
        assertThat(new Version("1")).isLessThan(new Version("1.0.1"));
        assertThat(new Version("20240101120000")).isGreaterThan(new Version("99"));
    }

    @Test
    void padding_makes_no_difference() {
        assertThat(new Version("0012")).isEqualTo(new Version("12")).isEqualTo(new Version("12.0"));
        assertThat(new Version("1_2")).isEqualTo(new Version("1.2"));
        assertThat(new Version("000")).hasToString("0");
    }

    @Test
    void what_is_no_version_is_refused() {
        assertThatThrownBy(() -> new Version("1a")).hasMessageContaining("`1a` is not a version");
        assertThatThrownBy(() -> new Version("9".repeat(300))).isInstanceOf(IllegalArgumentException.class);
    }
}
