package dev.slipway.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void refuses_to_do_without_the_key_that_was_asked_for() {
        assertThatThrownBy(() -> KeyRing.of("summer", Map.of()))
                .isInstanceOf(SealException.NoKey.class)
                .hasMessageContaining("`summer`")
                .hasMessageContaining("there is no key at all")
                .hasMessageContaining("nothing is written in the clear");
        assertThatThrownBy(() -> KeyRing.of("summer", Map.of("winter", KEY))).hasMessageContaining("only winter");
    }

    @Test
    void refuses_what_is_no_key_and_says_how_to_make_one() {
        assertThatThrownBy(() -> KeyRing.of("summer", Map.of("summer", "pass word")))
                .isInstanceOf(SealException.NoKey.class)
                .hasMessageContaining("is not Base64")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("pass word");
        assertThatThrownBy(() -> KeyRing.of("summer", Map.of("summer", "c2hvcnQ=")))
                .hasMessageContaining("has 5 bytes instead of 32");
    }

    @Test
    void takes_a_key_as_files_hold_it_with_a_line_end() {
        assertThat(KeyRing.of("summer", Map.of("summer", KEY + "\n")).current()).isEqualTo("summer");
    }

    @Test
    void shows_names_and_no_keys() {
        assertThat(KeyRing.of("summer", Map.of("summer", KEY)))
                .asString()
                .contains("summer")
                .doesNotContain("AAAA");
    }
}
