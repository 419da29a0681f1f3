package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import dev.slipway.cli.operate.FreePort;
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
        var missing = shell.run("check", "-e", "staging", "--targets", "targets.yaml", "--offline");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.out()).contains("--evidence tests=FILE");

        var sent = shell.run(
                "check", "-e", "staging", "--targets", "targets.yaml", "--offline", "--evidence", "tests=report.xml");
        assertThat(sent.exitCode()).as(sent.out()).isZero();
        assertThat(shell.run("check", "--targets", "targets.yaml").err()).contains("no target shop/production");
    }

    @Test
    void looks_at_what_the_target_is_made_of_where_it_is_told() throws IOException {
        file("targets.yaml", """
                policy: {checks: {disk: off, memory: off, ports: off}}
                targets:
                  shop/staging:
                    runtime: processes
                    router: {port: 8080}
                    secrets: ["${env:TOKEN}"]
                    engines: {main: {address: "unix://%1$s/no.sock"}}
                    database: {host: 127.0.0.1, port: %2$d, name: shop, user: shop}
                """.formatted(folder, FreePort.any()));

        var seen = shell.run("check", "-e", "staging", "--targets", "targets.yaml");
        assertThat(seen.exitCode()).as(seen.out()).isEqualTo(3);
        assertThat(seen.out())
                .contains("fail  docker-engine: ", "no.sock cannot be reached")
                .contains("fail  database: ", "fail  secrets: ", "${env:TOKEN}");

        var offline = shell.run("check", "-e", "staging", "--targets", "targets.yaml", "--offline");
        assertThat(offline.exitCode()).as(offline.out()).isZero();
        assertThat(offline.out()).doesNotContain("docker-engine", "database: ");
    }

    @Test
    void says_at_once_that_nobody_could_approve_as_the_application_wants() throws IOException {
        Files.writeString(
                folder.resolve("slipway.yaml"),
                Files.readString(folder.resolve("slipway.yaml")) + "approvals: [{groups: [owners]}]\n");
        assertThat(shell.run("check").out()).doesNotContain("own-approvals");
        file("targets.yaml", """
                targets:
                  shop/production: {runtime: processes, router: {port: 8080}, secrets: ["${env:TOKEN}"]}
                """);

        var said = shell.run("check", "--targets", "targets.yaml", "--offline");
        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out())
                .contains("fail  own-approvals: ", "the group `owners`, which targets.yaml does not have");
    }

    @Test
    void says_the_same_in_json() {
        var said = shell.run("check", "--json");
        assertThat(said.out())
                .contains("\"passed\":true")
                .contains("\"id\":\"bundle\"", "\"verdict\":\"not-applicable\"");
    }
}
