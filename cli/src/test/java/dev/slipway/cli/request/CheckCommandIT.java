package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandIT {

    @TempDir
    Path folder;

    private TestShell shell;

    @BeforeEach
    void set_up() throws IOException {
        shell = new TestShell(folder);
        file("slipway.yaml", """
                application: shop
                services:
                  web: {command: [serve], health: /health, environment: {TOKEN: "${env:TOKEN}"}}
                """);
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void passes_a_directory_that_the_gate_would_take() {
        var said = shell.run("check");
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("pass  bundle: ", "-     compose: ", "Nothing in it speaks against");
    }

    @Test
    void refuses_a_careless_compose_file_and_passes_it_once_mended() throws IOException {
        file("compose.yaml", "services: {db: {image: \"postgres:16\"}}");
        var refused = shell.run("check");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.out())
                .contains("fail  resource-limits: ", "the service `db`", "deploy.resources.limits", "warn  non-root: ");

        file("compose.yaml", "services: {db: {image: \"postgres:16\", cpus: 1, mem_limit: 256m}}");
        assertThat(shell.run("check").exitCode()).isZero();
    }

    @Test
    void holds_to_the_operators_rules_where_they_are_given() throws IOException {
        file("targets.yaml", """
                targets:
                  shop/staging:
                    runtime: processes
                    router: {port: 8080}
                    secrets: ["${env:TOKEN}"]
                    policy: {evidence: {tests: {}}}
                """);
        file("report.xml", "<testsuite><testcase name='a'/></testsuite>");
        var missing = shell.run("check", "-e", "staging", "--targets", "targets.yaml");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.out()).contains("--evidence tests=FILE");

        var sent = shell.run("check", "-e", "staging", "--targets", "targets.yaml", "--evidence", "tests=report.xml");
        assertThat(sent.exitCode()).as(sent.out()).isZero();
        assertThat(shell.run("check", "--targets", "targets.yaml").err()).contains("no target shop/production");
    }

    @Test
    void says_the_same_in_json() {
        var said = shell.run("check", "--json");
        assertThat(said.out())
                .contains("\"passed\":true")
                .contains("\"id\":\"bundle\"", "\"verdict\":\"not-applicable\"");
    }
}
