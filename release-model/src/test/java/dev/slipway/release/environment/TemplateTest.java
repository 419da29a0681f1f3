package dev.slipway.release.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Slug;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.EnvironmentFile;
import dev.slipway.release.yaml.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final String VARIABLES = """
            LEVEL:
              type: one-of
              values: [debug, warn]
              description: How much is logged.
              default: debug
              environments: {production: {default: warn}}
            GREETING: {default: "it's # nice $HERE"}
            KEY: {type: secret, required: true}
            HOST: {required-when: {LEVEL: warn}, example: mail.example.org}
            """;

    private static String text(Optional<Slug> environment) {
        return Template.of(Declared.application(VARIABLES), environment).text();
    }

    @Test
    void explains_each_variable_and_gives_no_secret() {
        assertThat(text(Optional.empty())).contains("""
                # How much is logged.
                # LEVEL: one of debug, warn
                # Optional, default: debug
                LEVEL=debug
                """, """
                # KEY: a secret, at least 16 characters
                # Required.
                KEY=
                """, """
                # Required when LEVEL is warn.
                # Example: mail.example.org
                HOST=
                """);
    }

    @Test
    void has_the_defaults_of_its_environment() {
        assertThat(text(Optional.of(new Slug("production")))).contains("LEVEL=warn\n", " in production");
    }

    @Test
    void reads_back_as_compose_reads_it() {
        var problems = new Problems(".env");
        var read =
                new EnvironmentFile(".env", text(Optional.empty())).read(_ -> Optional.empty(), new Budget(), problems);

        assertThat(problems.count()).isZero();
        assertThat(read.values())
                .containsEntry("GREETING", "it's # nice $HERE")
                .containsEntry("KEY", "")
                .hasSize(4);
    }

    @Test
    void knows_whether_somebody_has_changed_it() {
        var text = text(Optional.empty());

        assertThat(Template.isUntouched(text)).isTrue();
        assertThat(Template.isUntouched(text.replace("\n", "\r\n"))).isTrue();
        assertThat(Template.isUntouched(text.replace("LEVEL=debug", "LEVEL=warn")))
                .isFalse();
        assertThat(Template.isUntouched("LEVEL=warn\n")).isFalse();
        assertThat(Template.isUntouched("")).isFalse();
    }
}
