package dev.slipway.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.TestShell;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A release that its checks and its reports speak against, and the same one mended: one machine, the command line. */
class ChecksIT {

    @TempDir
    Path folder;

    /** Of this run alone: services of a target are found by its name on the whole host. */
    private final String environment = "checked-" + UUID.randomUUID().toString().substring(0, 8);

    private TestShell shell;
    private DataFolder data;

    @BeforeEach
    void make_an_application() throws IOException {
        shell = new TestShell(folder);
        data = new DataFolder(folder.resolve(".slipway"));
        Files.createDirectories(data.path());
        HelloApplication.writeTo(folder.resolve("app"));
    }

    @AfterEach
    void stop_whatever_still_runs() throws InterruptedException {
        Deployed.in(data).stop();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_release_is_refused_by_checks_and_reports_until_it_is_mended() throws Exception {
        try (var up = SlipwayProcess.run(folder.resolve("up.out"), "up", "--data", data.toString(), "--port", "0")) {
            up.awaitSaid("Try next");
            layTargets("evidence: {tests: {}}");
            compose("services: {db: {image: \"postgres:16\"}}");
            report("<testsuite tests='1' failures='1'><testcase name='adds up'><failure/></testcase></testsuite>");

            var careless = request("1.0", "--wait");
            assertThat(careless.exitCode()).as(careless.out()).isEqualTo(ExitCode.REJECTED.number());
            assertThat(careless.out())
                    .contains("the service `db` has no limit for memory", "no test report came with the request");

            compose("services: {db: {image: \"postgres:16\", cpus: 1, mem_limit: 256m}}");
            var red = request("1.1", "--evidence", "tests=report.xml", "--wait");
            assertThat(red.exitCode()).as(red.out()).isEqualTo(ExitCode.REJECTED.number());
            assertThat(red.out()).contains("1 of 1 tests did not pass: adds up").doesNotContain("no limit for memory");

            report("<testsuite tests='1'><testcase name='adds up'/></testsuite>");
            var green = request("1.2", "--evidence", "tests=report.xml", "--wait");
            assertThat(green.exitCode()).as(green.out() + green.err()).isZero();
            assertThat(run("events", "--json").out())
                    .contains("\"resource-limits\"", "\"evidence-tests\"", "\"evidence-lint\"");

            Files.delete(folder.resolve("app/compose.yaml"));
            layTargets("minimum-readiness: 60");
            var neglected = request("1.3", "--wait", "--json");
            assertThat(neglected.exitCode()).as(neglected.out()).isEqualTo(ExitCode.REJECTED.number());
            assertThat(neglected.out()).contains("readiness-low", "at least 60 is demanded", "there is no pipeline");
            putInOrder();
            var orderly = request("1.4", "--wait");
            assertThat(orderly.exitCode()).as(orderly.out() + orderly.err()).isZero();
        }
    }

    private void putInOrder() throws IOException {
        write("app/.github/workflows/deliver.yml", """
                on: [push]
                jobs:
                  deliver:
                    environment: production
                    steps:
                      - run: mvn test
                      - run: slipway rollback hello/staging --wait
                      - run: slipway request --environment production --wait
                """);
        write("app/.env.example", "PORT=8080\n");
        write("app/docs/runbook.md", """
                # Runbook
                ## Emergency contacts
                alice@example.org
                ## Rollback checklist
                - [ ] slipway rollback hello/production
                ## Post-mortem template
                What happened, why, and what next.
                """);
    }

    private void write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void layTargets(String policy) throws IOException {
        var keys = Files.readString(data.targets()).replaceFirst("(?s)targets:.*", "");
        Files.writeString(data.targets(), keys + """
                targets:
                  hello/%s:
                    runtime: processes
                    router: {port: %d}
                    allow: [{verbs: [deploy, rollback, cancel], keys: [local]}]
                    policy: {%s}
                """.formatted(environment, FreePort.any(), policy));
    }

    private void compose(String content) throws IOException {
        Files.writeString(folder.resolve("app/compose.yaml"), content);
    }

    private void report(String content) throws IOException {
        Files.writeString(folder.resolve("report.xml"), content);
    }

    private TestShell.Said request(String version, String... more) {
        var arguments = new String[7 + more.length];
        var first = new String[] {"request", "--dir", "app", "-e", environment, "--version", version};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return run(arguments);
    }

    private TestShell.Said run(String... arguments) {
        return shell.run(arguments);
    }
}
