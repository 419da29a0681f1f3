package dev.slipway.release.compose.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    private final List<String> unset = new ArrayList<>();
    private final Variables variables = new Variables(Map.of("SET", "value", "EMPTY", ""));
    private final Interpolation interpolation = new Interpolation(variables::get, unset::add, new Budget());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plain | plain",
                "$SET-x | value-x",
                "${SET}x | valuex",
                "${NONE:-a b} | a b",
                "${EMPTY:-a} | a",
                "${EMPTY-a} | \"\"",
                "${NONE-a} | a",
                "${SET:+b} | b",
                "${EMPTY:+b} | \"\"",
                "${EMPTY+b} | b",
                "${NONE+b} | \"\"",
                "${SET:?no} | value",
                "${EMPTY?no} | \"\"",
                "${NONE:-${EMPTY:-${SET}}} | value",
                "${NONE:-$SET}/${NONE:-x} | value/x",
                "${NONE:-{a}} | {a}",
                "${NONE:-b}c} | bc}",
                "$$SET | $SET",
                "$${SET} | ${SET}",
                "$1 $( $. | $1 $( $.",
                "cost: 5$ | cost: 5$"
            })
    void puts_in_what_compose_puts_in(String text, String expected) throws UnusableTemplateException {
        assertThat(interpolation.of(text)).isEqualTo(expected);
        assertThat(unset).isEmpty();
    }

    @Test
    void tells_of_a_variable_that_is_not_set() throws UnusableTemplateException {
        assertThat(interpolation.of("a${NONE}b$ALSO")).isEqualTo("ab");
        assertThat(unset).containsExactly("NONE", "ALSO");
    }

    @Test
    void refuses_what_must_be_set_with_the_reason_given() {
        assertThatThrownBy(() -> interpolation.of("${EMPTY:?say which for $SET}"))
                .hasMessage("needs the variable `EMPTY`, which has no value: say which for value");
        assertThatThrownBy(() -> interpolation.of("${NONE?}"))
                .hasMessage("needs the variable `NONE`, which has no value; set it in the environment or in .env");
    }

    @Test
    void asks_for_what_a_default_needs_even_where_it_is_not_used() {
        assertThatThrownBy(() -> interpolation.of("${SET:-${NONE:?inner}}")).hasMessageContaining("inner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${A", "${1A}", "${A!b}", "${A:b}", "${A-b", "${A:-b\n}", "a ${-} b"})
    void refuses_what_is_no_variable(String text) {
        assertThatThrownBy(() -> interpolation.of(text)).hasMessageContaining("has a variable that cannot be read at");
    }

    @Test
    void refuses_defaults_that_nest_without_end() {
        assertThatThrownBy(() -> interpolation.of("${A:-".repeat(10_000) + "}".repeat(10_000)))
                .hasMessageContaining("deeper than the 32 levels allowed");
    }

    @Test
    void refuses_a_text_that_grows_too_long() {
        var large = new Interpolation(_ -> Optional.of("x".repeat(10_000)), unset::add, new Budget());

        assertThatThrownBy(() -> large.of("$A".repeat(1_000))).hasMessageContaining("grows beyond the 262144");
    }

    @Test
    void refuses_texts_that_together_grow_too_long() {
        var large = new Interpolation(_ -> Optional.of("x".repeat(200_000)), unset::add, new Budget());

        assertThatThrownBy(() -> {
                    for (var i = 0; i < 100; i++) {
                        var _ = large.of("$A");
                    }
                })
                .hasMessageContaining("goes beyond the 8388608 characters");
    }
}
