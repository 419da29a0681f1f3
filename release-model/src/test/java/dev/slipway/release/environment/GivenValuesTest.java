package dev.slipway.release.environment;

import static dev.slipway.release.environment.Declared.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.environment.Flaw.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenValuesTest {

    private static final String STRONG = "k7Jq2vXw9RtBz4LmNc8sPdYf";

    @ParameterizedTest
    @CsvSource({
        "integer, -12, 1.5",
        "boolean, true, yes",
        "url, postgres://shop:k7Jq2vXw@db:5432/shop, db:5432/shop",
        "url, jdbc:postgresql://db/shop, just text",
        "email, ada@example.org, ada@example",
        "duration, 30s, 30",
        "port, 8080, 70000",
        "'one-of, values: [a, b]', a, c",
        "'integer, min: 1, max: 3', 3, 4",
        "'string, min-length: 2, max-length: 3', abc, a",
        "'string, pattern: \"[a-z]+-[0-9]+\"', eu-1, EU1",
    })
    void takes_what_fits_and_says_what_does_not(String type, String good, String bad) {
        var schema = "V: {type: %s}".formatted(type);

        assertThat(flaws(schema, Map.of("V", good))).isEmpty();
        assertThat(flaws(schema, Map.of("V", bad)))
                .singleElement()
                .extracting(Flaw::kind)
                .isEqualTo(Kind.WRONG);
    }

    @Test
    void misses_what_is_required_and_empty_or_absent() {
        var schema = "A: {required: true, example: anchor}\nB: {required: true}\nC: {default: c}\nD: {}";

        assertThat(flaws(schema, Map.of("B", " ")))
                .extracting(Flaw::toString)
                .containsExactly(
                        "A is missing, it is required; give it a value: text, for example anchor",
                        "B is empty, it is required; give it a value: text");
    }

    @Test
    void counts_a_reference_to_a_secret_as_given() {
        var service = Declared.withEnvironment(
                        "{KEY: \"${file:/run/secrets/key}\"}", "KEY: {type: secret, required: true}")
                .services()
                .getFirst();

        assertThat(flaws(service, Map.of(), Optional.empty())).isEmpty();
        assertThat(flaws("KEY: {type: secret, required: true}", Map.of("KEY", "${env:KEY}")))
                .isEmpty();
    }

    @Test
    void misses_no_port_as_slipway_gives_it() {
        assertThat(flaws("PORT: {type: port, required: true}", Map.of())).isEmpty();
        assertThat(flaws("OTHER: {}", Map.of("PORT", "8080"))).isEmpty();
    }

    @Test
    void finds_a_secret_whose_value_stands_in_slipway_yaml() {
        var service = Declared.withEnvironment("{KEY: " + STRONG + "}", "KEY: {type: secret}")
                .services()
                .getFirst();

        assertThat(flaws(service, Map.of(), Optional.empty())).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Kind.EXPOSED);
            assertThat(flaw.toString()).doesNotContain(STRONG);
        });
    }

    @Test
    void asks_for_a_variable_when_another_one_says_so() {
        var schema = """
                MAIL: {type: one-of, values: [smtp, none], default: none, environments: {production: {default: smtp}}}
                HOST: {required-when: {MAIL: smtp}}
                """;

        assertThat(flaws(schema, Map.of())).isEmpty();
        assertThat(flaws(schema, Map.of("MAIL", "smtp")))
                .singleElement()
                .asString()
                .contains("HOST is missing, it is required when MAIL is smtp");
        assertThat(flaws(schema, Map.of(), "production")).hasSize(1);
        assertThat(flaws(schema, Map.of("MAIL", "none"), "production")).isEmpty();
    }

    @Test
    void requires_in_one_environment_what_has_a_default_elsewhere() {
        var schema = "HOST: {default: localhost, environments: {production: {required: true}}}";

        assertThat(flaws(schema, Map.of(), "staging")).isEmpty();
        assertThat(flaws(schema, Map.of(), "production"))
                .singleElement()
                .asString()
                .contains("required in production");
    }

    @Test
    void suggests_what_an_unknown_variable_was_meant_to_be() {
        assertThat(flaws("LOG_LEVEL: {}", Map.of("LOG_LEVLE", "x", "OTHER_THING", "y", "PORT", "1")))
                .extracting(Flaw::toString)
                .containsExactly(
                        "LOG_LEVLE is given, but not declared; did you mean `LOG_LEVEL`?",
                        "OTHER_THING is given, but not declared; declare it under `variables` in slipway.yaml, or"
                                + " remove it in the file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme",
                "CHANGE_ME",
                "password",
                "Password123!",
                "secret",
                "example",
                "xxxxxxxxxxxxxxxxxxxxxxxx",
                "todo",
                "<your key here>",
                "your-secret-key",
                "my-super-secret-jwt-key-2024",
                "p4ssw0rd",
                "minioadmin",
                "django-insecure-4w8#k2l9s0d7f6g5h4j3",
                "AKIAIOSFODNN7EXAMPLE",
                "changeme-in-production-please",
                "1234567890123456",
                "supersecretkeychangeme"
            })
    void calls_a_placeholder_one_and_never_repeats_it(String value) {
        assertThat(flaws("KEY: {type: secret}", Map.of("KEY", value)))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.kind()).isEqualTo(Kind.PLACEHOLDER);
                    assertThat(flaw.message()).doesNotContain(value);
                });
    }

    @Test
    void finds_placeholders_in_addresses_and_under_names_that_sound_secret() {
        assertThat(flaws("DB: {type: url}", Map.of("DB", "postgres://shop:changeme@db/shop")))
                .extracting(Flaw::kind)
                .containsExactly(Kind.PLACEHOLDER);
        assertThat(flaws("ADMIN_PASSWORD: {}", Map.of("ADMIN_PASSWORD", "secret")))
                .extracting(Flaw::kind)
                .containsExactly(Kind.PLACEHOLDER);
        assertThat(flaws("NAME: {}", Map.of("NAME", "example"))).isEmpty();
        assertThat(flaws("NAME: {}", Map.of("NAME", "TODO"))).hasSize(1);
    }

    @Test
    void tells_strong_secrets_from_short_and_monotonous_ones() {
        var schema = "KEY: {type: secret}";

        assertThat(flaws(schema, Map.of("KEY", STRONG))).isEmpty();
        assertThat(flaws(schema, Map.of("KEY", "k7Jq2vXw")))
                .extracting(Flaw::kind)
                .containsExactly(Kind.WRONG);
        assertThat(flaws(schema, Map.of("KEY", "zqzqzqzqzqzqzqzqzqzqzq")))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.WEAK));
        assertThat(flaws("KEY: {type: secret, min-length: 4, entropy: 10}", Map.of("KEY", "k7Jq")))
                .hasSize(1);
        assertThat(flaws("KEY: {type: secret, min-length: 4, entropy: 8}", Map.of("KEY", "k7Jq")))
                .isEmpty();
    }

    @Test
    void never_repeats_values_that_may_be_secret() {
        assertThat(flaws("URL: {type: url}\nAPI_TOKEN: {type: integer}", Map.of("URL", STRONG, "API_TOKEN", STRONG)))
                .hasSize(2)
                .noneMatch(flaw -> flaw.toString().contains(STRONG));
        assertThat(new Given.Kept(STRONG).toString()).doesNotContain(STRONG);
    }

    @Test
    void is_not_kept_busy_by_a_pattern_that_backtracks_without_end() {
        assertThat(flaws("V: {pattern: \"(a+)+b\"}", Map.of("V", "a".repeat(900))))
                .singleElement()
                .asString()
                .contains("in reasonable time");
        assertThat(flaws("V: {pattern: \"(a|b)*\"}", Map.of("V", "ab".repeat(2_000))))
                .singleElement()
                .asString()
                .contains("at most 1000 characters");
    }
}
