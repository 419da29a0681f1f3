package dev.slipway.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.TestShell;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every gate closing and opening, as people meet it: one machine, two keys, the command line. */
class GatesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** Of this run alone: services of a target are found by its name on the whole host. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final String staging = "staging-" + run;
    private final String production = "production-" + run;
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
    void each_gate_closes_and_opens() throws Exception {
        try (var up = started("up.out")) {
            assertThat(run("keys", "create", "ada.pem").exitCode()).isZero();
            assertThat(run("keys", "trust", "ada.pem").exitCode()).isZero();
            layTargets("");

            a_dry_run_prints_the_plan_and_changes_nothing();
            production_takes_only_what_succeeded_before();
            up.kill();
        }
        try (var again = started("up-again.out")) {
            what_succeeded_before_is_known_after_a_kill();
            a_plan_waits_for_somebody_else_than_who_asked();
            one_no_stops_a_request();
            an_application_may_want_more_people_than_the_operator();
            a_newer_request_supersedes_the_one_that_waits();
            an_emergency_takes_the_right_and_is_told();
            a_freeze_rejects_until_it_is_overridden();
            again.askToStop();
        }
    }

    private SlipwayProcess started(String output) throws Exception {
        var up = SlipwayProcess.run(folder.resolve(output), "up", "--data", data.toString(), "--port", "0");
        up.awaitSaid("Try next");
        return up;
    }

    private void layTargets(String policy) throws IOException {
        var keys = Files.readString(data.targets()).replaceFirst("(?s)targets:.*", "");
        Files.writeString(
                data.targets(),
                keys + """
                targets:
                  hello/%s:
                    runtime: processes
                    router: {port: %d}
                    allow: [{verbs: [deploy, rollback, cancel, override-freeze], keys: [local]}, {verbs: [approve], keys: [ada]}]
                  hello/%s:
                    runtime: processes
                    router: {port: %d}
                    busy: supersede
                    allow:
                      - {verbs: [deploy, rollback, cancel, approve, override-freeze], keys: [local]}
                      - {verbs: [approve, override-approval], keys: [ada]}
                    policy:
                      promote-from: %s
                      approvals: [{keys: [local, ada]}]
                %s
                """.formatted(staging, FreePort.any(), production, FreePort.any(), staging, policy));
    }

    private void a_dry_run_prints_the_plan_and_changes_nothing() {
        var said = request(staging, "0.9", "--dry-run");

        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("Plan ", "1. ", "undo: ", "SUCCEEDED: nothing was changed");
        assertThat(run("status", "hello/" + staging).out()).contains("serves   nothing");
        var json = json(request(staging, "0.9", "--dry-run", "--json"));
        assertThat(json.at("/plan/steps").isEmpty()).isFalse();
        assertThat(json.path("outcome").asString()).isEqualTo("Succeeded");
    }

    private void production_takes_only_what_succeeded_before() {
        var early = request(production, "1.0", "--wait", "--json");
        assertThat(early.exitCode()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(reason(early)).isEqualTo("not-promoted");

        var first = request(staging, "1.0", "--wait");
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    }

    /** What was promoted then is deployed by those that follow. */
    private void what_succeeded_before_is_known_after_a_kill() throws Exception {
        var file = folder.resolve("app/slipway.yaml");
        var plain = Files.readString(file);
        Files.writeString(file, plain + "# another release\n");
        var never = request(production, "0.1", "--wait", "--json");
        assertThat(reason(never)).isEqualTo("not-promoted");
        Files.writeString(file, plain);
    }

    private void a_plan_waits_for_somebody_else_than_who_asked() throws Exception {
        var id = waiting(production, "1.0");
        assertThat(run("status", "hello/" + production).out()).contains("waits for 1 approval");

        var own = run("approve", id, "--json");
        assertThat(own.exitCode()).as(own.err()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(reason(own)).isEqualTo("own-request");
        var another = run("approve", id, "--plan", "0000", "--key", "ada.pem");
        assertThat(another.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(another.err()).contains("is", "now, not 0000");

        var yes = run("approve", id, "--key", "ada.pem", "--reason", "looks good");
        assertThat(yes.exitCode()).as(yes.out() + yes.err()).isZero();
        assertThat(yes.out()).contains("Plan ", "undo: ", id + " is approved");
        var end = run("watch", id);
        assertThat(end.exitCode()).as(end.out()).isZero();
        assertThat(end.out()).contains("approved by ada", "SUCCEEDED");
    }

    private void one_no_stops_a_request() throws Exception {
        var id = waiting(production, "1.0");

        assertThat(run("deny", id, "--key", "ada.pem").exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("deny", id, "--key", "ada.pem", "--reason", "not on a friday")
                        .exitCode())
                .isZero();
        var end = run("watch", id);
        assertThat(end.exitCode()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(end.out()).contains("`ada` denies it: not on a friday");
    }

    private void an_application_may_want_more_people_than_the_operator() throws Exception {
        var file = folder.resolve("app/slipway.yaml");
        var plain = Files.readString(file);
        Files.writeString(file, plain + "approvals: [{keys: [aad]}]\n");
        var unknown = request(staging, "1.1", "--wait", "--json");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(reason(unknown)).isEqualTo("approver-unknown");
        assertThat(unknown.out()).contains("did you mean `ada`?");

        Files.writeString(file, plain + "approvals: [{keys: [ada], environments: [%s]}]\n".formatted(staging));
        var id = waiting(staging, "1.1");
        assertThat(run("approve", id, "--key", "ada.pem").exitCode()).isZero();
        var end = run("watch", id);
        assertThat(end.exitCode()).as(end.out()).isZero();
        assertThat(end.out()).contains("approved by ada", "SUCCEEDED");
        Files.writeString(file, plain);
    }

    private void a_newer_request_supersedes_the_one_that_waits() throws Exception {
        var older = waiting(production, "1.0");
        var newer = json(request(production, "1.0", "--json")).path("requestId").asString();

        var end = run("watch", older);
        assertThat(end.exitCode()).as(end.out()).isEqualTo(ExitCode.STOPPED.number());
        assertThat(end.out()).contains("SUPERSEDED by " + newer);
        assertThat(run("cancel", newer, "--wait").exitCode()).isZero();
    }

    private void an_emergency_takes_the_right_and_is_told() throws Exception {
        var id = waiting(production, "1.0");

        assertThat(run("approve", id, "--emergency").exitCode()).isEqualTo(ExitCode.USAGE.number());
        var local = run("approve", id, "--emergency", "--reason", "quick", "--json");
        assertThat(reason(local)).isEqualTo("not-allowed");
        assertThat(run("approve", id, "--emergency", "--reason", "the tills are down", "--key", "ada.pem")
                        .exitCode())
                .isZero();
        var end = run("watch", id);
        assertThat(end.exitCode()).as(end.out()).isZero();
        assertThat(end.out()).contains("ada goes past the rule `approvals`: the tills are down");
    }

    private void a_freeze_rejects_until_it_is_overridden() throws Exception {
        var now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
        layTargets("""
                policy:
                  when-frozen: reject
                  freeze:
                    - {name: inventory, reason: goods are counted, zone: UTC, from: %s, until: %s}
                """.formatted(now.minusDays(1), now.plusDays(1)));

        var frozen = request(staging, "1.0", "--wait", "--json");
        assertThat(frozen.exitCode()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(reason(frozen)).isEqualTo("frozen");
        var overridden = request(staging, "1.0", "--override-freeze", "the tills are down", "--wait");
        assertThat(overridden.exitCode())
                .as(overridden.out() + overridden.err())
                .isZero();
        assertThat(overridden.out()).contains("local goes past the rule `freeze`: the tills are down");
    }

    /** Asks for a release; the answer is its id, once people have been asked about its plan. */
    private String waiting(String environment, String version) throws InterruptedException {
        var asked = request(environment, version, "--json");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        var id = json(asked).path("requestId").asString();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!run("status", "hello/" + environment).out().contains("waits for 1 approval")) {
            assertThat(System.nanoTime()).as("nobody was asked to approve").isLessThan(deadline);
        }
        return id;
    }

    private TestShell.Said request(String environment, String version, String... more) {
        var arguments = new String[7 + more.length];
        var first = new String[] {"request", "--dir", "app", "-e", environment, "--version", version};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return run(arguments);
    }

    private TestShell.Said run(String... arguments) {
        return shell.run(arguments);
    }

    private static JsonNode json(TestShell.Said said) {
        return new JsonMapper().readTree(said.out());
    }

    private static String reason(TestShell.Said said) {
        return json(said).at("/event/reasons/0/code").asString();
    }
}
