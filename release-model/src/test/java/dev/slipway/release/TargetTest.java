package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void reads_and_writes_the_canonical_form() {
        assertThat(Target.parse("shop/production")).isEqualTo(Target.of("shop", "production"));
        assertThat(Target.parse("shop-2/eu-west-1")).hasToString("shop-2/eu-west-1");
        assertThat(Target.parse("a/" + "b".repeat(63)).environment().value()).hasSize(63);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "shop",
                "shop/",
                "/production",
                "shop/production/eu",
                "Shop/production",
                "shop/pröd",
                "shop /x",
                "shop/../x",
                "-a/b",
                "a/b-",
                "shop/production\n"
            })
    void refuses_any_other_form(String written) {
        assertThatThrownBy(() -> Target.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_parts_that_are_too_long() {
        assertThatThrownBy(() -> Target.of("a".repeat(64), "b")).hasMessageContaining("use 1 to 63 lower-case letters");
    }
}
