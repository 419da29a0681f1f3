package dev.slipway.release.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.Setting;
import dev.slipway.release.Slug;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableShapeTest {

    private static List<String> problems(String variables) {
        return catchThrowableOfType(InvalidFileException.class, () -> Declared.application(variables))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void tells_every_problem_at_once_with_its_place_and_what_was_probably_meant() {
        assertThat(problems("""
                PORT: {type: prt}
                MODE: {type: one-of}
                LEVEL: {type: integer, patern: a, required: yes, default: many}
                KEY: {type: secret, default: abc, required-when: {MOD: x}}
                """))
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("slipway.yaml:8:20").contains("`prt`", "did you mean `port`?"),
                        p -> assertThat(p).startsWith("slipway.yaml:9:13").contains("has no `values`"),
                        p -> assertThat(p).startsWith("slipway.yaml:10:30").contains("did you mean `pattern`?"),
                        p -> assertThat(p).startsWith("slipway.yaml:10:51").contains("required"),
                        p -> assertThat(p).startsWith("slipway.yaml:10:65").contains("must be a whole number"),
                        p -> assertThat(p)
                                .startsWith("slipway.yaml:11:36")
                                .contains("secret")
                                .doesNotContain("abc"),
                        p -> assertThat(p).startsWith("slipway.yaml:11:57").contains("did you mean `MODE`?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: boolean, min: 1}                          | means nothing for the type boolean
            {type: integer, min: 5, max: 3}                  | no number is from 5 to 3
            {min-length: 5, max-length: 3}                   | no text has from 5 to 3 characters
            {required: true, default: a}                     | is never missing
            {type: integer, max: 3, default: 4}              | must be at most 3
            {type: one-of, values: [a, b], default: c}       | must be one of a, b
            {type: one-of, values: []}                       | has nothing in it
            {type: secret, example: abc}                     | is that of a secret
            {default: "${env:HOME}"}                         | must be plain
            {pattern: "["}                                   | no regular expression
            {pattern: "(?:(?:(?:){1000}){1000}){1000}"}      | multiply
            {environments: {Production: {required: true}}}   | is not a name
            {environments: {live: {type: port}}}             | is not a key that belongs here
            {type: port, environments: {live: {default: x}}} | must be a port
            """)
    void refuses_what_cannot_be_meant(String declaration, String message) {
        assertThat(problems("V: " + declaration)).anyMatch(problem -> problem.contains(message));
    }

    @Test
    void refuses_a_rule_on_a_value_that_the_other_variable_never_has() {
        assertThat(problems("""
                MAIL: {type: one-of, values: [smtp, none]}
                HOST: {required-when: {MAIL: smpt}}
                """))
                .singleElement()
                .asString()
                .contains("`HOST` is required when `MAIL` is `smpt`", "smtp, none");
    }

    @Test
    void gives_a_service_the_defaults_of_its_environment_below_what_is_written_for_it() {
        var service =
                Declared.withEnvironment("{WRITTEN: mine}", """
                LEVEL: {default: debug, environments: {production: {default: warn}}}
                WRITTEN: {default: theirs}
                """).services().getFirst();

        assertThat(service.environmentIn(new Slug("production")))
                .containsEntry("LEVEL", new Setting("warn"))
                .containsEntry("WRITTEN", new Setting("mine"));
        assertThat(service.environmentIn(new Slug("staging"))).containsEntry("LEVEL", new Setting("debug"));
    }
}
