package dev.slipway.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class EnvironmentCommandIT {

    private static final String STRONG = "k7Jq2vXw9RtBz4LmNc8sPdYf";

    private static final String DECLARED = """
            application: shop
            services:
              web:
                command: [serve]
                health: /health
                variables:
                  LOG_LEVEL:
                    type: one-of
                    values: [debug, info, warn]
                    default: info
                    description: How much is logged.
                    environments:
                      staging: {default: debug}
                      production: {default: warn}
                  WORKERS: {type: integer, min: 1, max: 64, required: true, example: 4}
                  SESSION_KEY: {type: secret, required: true, description: Signs sessions.}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void declare() throws IOException {
        write("slipway.yaml", DECLARED);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private TestShell.Said run(String... arguments) {
        return new TestShell(folder).run(arguments);
    }

    @Test
    void env_001_a_wrong_environment_is_told_at_once_with_the_fixes_and_a_right_one_passes() throws IOException {
        write(".env", "WORKERS=many\nLOG_LEVLE=info\n");
        var wrong = run("env", "check");

        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.out())
                .contains("web: WORKERS must be a whole number, it is `many`; correct it, for example 4")
                .contains("web: SESSION_KEY is missing, it is required; give it a value: a secret")
                .contains("web: LOG_LEVLE is given, but not declared; did you mean `LOG_LEVEL`?")
                .contains("3 to correct");

        write(".env", "WORKERS=4\nLOG_LEVEL=info\nSESSION_KEY=" + STRONG + "\n");
        var right = run("env", "check");

        assertThat(right.exitCode()).as(right.out() + right.err()).isZero();
        assertThat(right.out())
                .contains("3 variables declared", "as they should be")
                .doesNotContain(STRONG);
    }

    @Test
    void env_001_a_wrong_declaration_is_told_with_line_and_column() throws IOException {
        write("slipway.yaml", DECLARED.replace("type: integer", "type: intger"));

        var said = run("env", "check");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("slipway.yaml:15:23", "did you mean `integer`?");
    }

    @Test
    void env_002_an_example_is_written_from_the_schema_and_kept_in_step() throws IOException {
        assertThat(run("env", "template", "--check").exitCode()).isEqualTo(3);

        var written = run("env", "template");

        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(written.out()).contains(".env.example: written");
        assertThat(read(".env.example"))
                .contains("# How much is logged.", "# LOG_LEVEL: one of debug, info, warn", "LOG_LEVEL=info\n")
                .contains("# Required.\n# Example: 4\nWORKERS=\n")
                .contains("SESSION_KEY=\n");
        assertThat(run("env", "template", "--check").exitCode()).isZero();

        write("slipway.yaml", DECLARED + "      NEW_ONE: {default: a}\n");
        var stale = run("env", "template", "--check");

        assertThat(stale.exitCode()).isEqualTo(3);
        assertThat(stale.out()).contains(".env.example: is stale; write it again");
        assertThat(run("env", "template").exitCode()).isZero();
        assertThat(read(".env.example")).contains("NEW_ONE=a\n");
        assertThat(run("env", "template", "--check").exitCode()).isZero();
    }

    @Test
    void env_003_each_environment_has_a_template_with_its_own_defaults() throws IOException {
        var written = run("env", "template");

        assertThat(written.out()).contains(".env.staging: written", ".env.production: written");
        assertThat(read(".env.staging")).contains("LOG_LEVEL=debug\n", "SESSION_KEY=\n");
        assertThat(read(".env.production")).contains("LOG_LEVEL=warn\n", "SESSION_KEY=\n");
    }

    @Test
    void env_003_an_environment_that_is_asked_for_gets_a_template_of_its_own() throws IOException {
        assertThat(run("env", "template", "--environment", "test").exitCode()).isZero();

        assertThat(read(".env.test")).contains("Variables of shop in test", "LOG_LEVEL=info\n");
        assertThat(folder.resolve(".env.example")).doesNotExist();
        assertThat(run("env", "template", "-e", "production", "--stdout").out()).contains("LOG_LEVEL=warn\n");
        assertThat(folder.resolve(".env.production")).doesNotExist();
    }

    @Test
    void au_20_a_placeholder_is_found_in_templates_and_values_and_gone_with_the_generated_template()
            throws IOException {
        write(".env.example", "WORKERS=4\nSESSION_KEY=changeme\n");
        write(".env", "WORKERS=4\nSESSION_KEY=my-super-secret-key\n");
        var found = run("env", "check");

        assertThat(found.exitCode()).isEqualTo(3);
        assertThat(found.out())
                .contains(
                        "placeholder ",
                        ".env.example: SESSION_KEY has a placeholder",
                        "web: SESSION_KEY has a placeholder")
                .doesNotContain("changeme", "my-super-secret-key");

        assertThat(run("env", "template", "--force").exitCode()).isZero();
        write(".env", "WORKERS=4\nSESSION_KEY=" + STRONG + "\n");
        assertThat(run("env", "check").exitCode()).isZero();
    }

    @Test
    void leaves_a_file_alone_that_was_changed_by_hand_until_it_is_forced() throws IOException {
        run("env", "template");
        write(".env.example", read(".env.example") + "MINE=1\n");

        var refused = run("env", "template");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains(".env.example: left alone", "--force");
        assertThat(read(".env.example")).contains("MINE=1");
        assertThat(run("env", "template", "--check").out()).contains("was changed by hand");
        assertThat(run("env", "template", "--force").exitCode()).isZero();
        assertThat(read(".env.example")).doesNotContain("MINE=1");
    }

    @Test
    void programs_get_the_findings_as_json_without_values() throws IOException {
        write("values", "WORKERS=4\nSESSION_KEY=zqzqzqzqzqzqzqzqzqzq\n");

        var said = run("env", "check", "--env-file", "values", "--environment", "production", "--json");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).doesNotContain("zqzq");
        var json = new JsonMapper().readTree(said.out());
        assertThat(json.get("passed").asBoolean()).isFalse();
        assertThat(json.get("findings").get(0).get("kind").asString()).isEqualTo("weak");
        assertThat(json.get("findings").get(0).get("variable").asString()).isEqualTo("SESSION_KEY");
    }

    @Test
    void takes_the_file_of_the_environment_before_the_one_for_all() throws IOException {
        write(".env", "WORKERS=none\n");
        write(".env.staging", "WORKERS=4\nSESSION_KEY=" + STRONG + "\n");

        assertThat(run("env", "check", "--environment", "staging").exitCode()).isZero();
        assertThat(run("env", "check", "--environment", "production").exitCode())
                .isEqualTo(3);
    }

    @Test
    void says_what_to_do_without_a_file_or_a_schema() throws IOException {
        var noFile = run("env", "check", "--env-file", "nowhere");
        assertThat(noFile.exitCode()).isEqualTo(2);
        assertThat(noFile.err()).contains("nowhere is not there");

        write("slipway.yaml", "application: shop\nservices:\n  web: {command: [serve], health: /health}\n");
        var noSchema = run("env", "template");
        assertThat(noSchema.exitCode()).isEqualTo(2);
        assertThat(noSchema.err()).contains("declares no variables", "services.NAME.variables");
        assertThat(run("env").exitCode()).isEqualTo(2);
    }
}
