package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "v1.2.3-rc.1+build.5", "release/2026-01-01", "größe-1"})
    void accepts_one_visible_word(String version) {
        assertThat(new ReleaseVersion(version)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 0", "1.0\n", "1\t0", "1\u00000", "1\u200b0", "1\u202e0", "1\u00a00", "\ud800"})
    void refuses_what_a_reader_could_not_see_or_tell_apart(String version) {
        assertThatThrownBy(() -> new ReleaseVersion(version)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_version_without_end() {
        assertThatThrownBy(() -> new ReleaseVersion("1".repeat(129))).hasMessageContaining("at most 128");
    }
}
