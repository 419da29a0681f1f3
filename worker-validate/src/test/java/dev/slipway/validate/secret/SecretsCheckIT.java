package dev.slipway.validate.secret;

import static dev.slipway.validate.part.Verdicts.doesNotApply;
import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.validate.part.Candidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCheckIT {

    private final SecretsCheck check =
            new SecretsCheck(new Secrets(Map.of("APP_TOKEN", "s3cr3t-value", "APP_EMPTY", " ")));

    @TempDir
    private Path folder;

    @Test
    void passes_when_all_are_there_and_tells_none() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "other-s3cr3t\n");
        application("{TOKEN: \"${env:APP_TOKEN}\"}");

        var finding = check.look(Candidates.to("""
                secrets: ["${env:APP_TOKEN}"]
                registries: {registry.example: {user: ci, password: "${file:%s}"}}
                """.formatted(file)).with(folder));

        passes(finding, "all 2 secrets are there");
        assertThat(finding.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void fails_with_every_secret_that_is_missing_or_empty() throws IOException {
        application("{A: \"${env:APP_NONE}\", B: \"${env:APP_EMPTY}\"}");

        var finding = check.look(Candidates.to("""
                secrets: ["${env:APP_NONE}", "${env:APP_EMPTY}"]
                database: {url: "${file:/no/such/file}"}
                """).with(folder));

        fails("secret-missing", finding, "3 of 3 secrets");
        assertThat(finding.reasons())
                .extracting(reason -> reason.getMessage())
                .anySatisfy(message -> assertThat(message).contains("${env:APP_NONE}"))
                .anySatisfy(message -> assertThat(message).contains("${env:APP_EMPTY} is there, but empty"))
                .anySatisfy(message -> assertThat(message).contains("${file:/no/such/file}"));
    }

    @Test
    void never_reads_what_the_operator_does_not_let_the_application_have() throws IOException {
        application("{SHADOW: \"${file:/etc/shadow}\"}");

        doesNotApply(check.look(Candidates.to("").with(folder)), "refers to a secret");
    }

    private void application(String environment) throws IOException {
        Files.writeString(folder.resolve("slipway.yaml"), """
                application: shop
                services:
                  web: {command: [serve], health: /, environment: %s}
                """.formatted(environment));
    }
}
