package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void the_longer_secret_is_blotted_out_before_one_that_it_contains() {
        var redaction = new Redaction(List.of("tomato", "tomato-salad"));

        assertThat(redaction.of("password tomato-salad, not tomato")).isEqualTo("password [secret], not [secret]");
    }

    @Test
    void every_line_of_a_secret_counts() {
        var key = "-----BEGIN KEY-----\nMC4CAQAwBQ\n-----END KEY-----\n";

        assertThat(new Redaction(List.of(key)).of("key is MC4CAQAwBQ")).isEqualTo("key is [secret]");
    }

    @Test
    void what_is_too_short_to_be_a_secret_stays_readable() {
        assertThat(new Redaction(List.of("", "1")).of("port 21")).isEqualTo("port 21");
    }
}
