package dev.slipway.release.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("command", "health", "route", "ready-within");

    @ParameterizedTest
    @CsvSource({"comand, command", "commadn, command", "Health, health", "readywithin, ready-within", "rute, route"})
    void finds_the_word_that_was_meant(String written, String meant) {
        assertThat(Suggestion.closest(KNOWN, written)).contains(meant);
    }

    @Test
    void lists_what_there_is_when_nothing_is_near() {
        assertThat(Suggestion.among(KNOWN, "volumes")).isEqualTo("known: `command`, `health`, `ready-within`, `route`");
        assertThat(Suggestion.among(List.of(), "volumes")).isEqualTo("there is none");
    }

    @Test
    void is_not_slowed_down_by_an_endless_word() {
        assertThat(Suggestion.closest(KNOWN, "x".repeat(10_000_000))).isEmpty();
    }
}
