package dev.slipway.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.TestShell;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.FreePort;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backups as an operator meets them: a database that people write to, one machine, the command line. */
class BackupsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String UP = "create table notes (id int primary key, words text);";
    private static final String DOWN = "drop table notes;";

    @TempDir
    Path folder;

    /** Of this run alone: services of a target are found by its name on the whole host. */
    private final String environment =
            "production-" + UUID.randomUUID().toString().substring(0, 8);

    private final String target = "hello/" + environment;
    private final ScratchPostgres server = ScratchPostgres.start();
    private ScratchDatabase production;
    private ScratchDatabase elsewhere;
    private TestShell shell;
    private DataFolder data;

    @BeforeEach
    void make_an_application_with_a_database() throws Exception {
        production = server.newDatabase();
        elsewhere = server.newDatabase();
        shell = new TestShell(
                folder, Map.of("HOME", folder.toString(), "ELSEWHERE", address(elsewhere.superuser()), "USER", "ada"));
        data = new DataFolder(folder.resolve(".slipway"));
        Files.createDirectories(data.path());
        HelloApplication.writeTo(folder.resolve("app"));
        Files.createDirectories(folder.resolve("app/migrations"));
        Files.writeString(folder.resolve("app/migrations/0001_notes.up.sql"), UP);
        Files.writeString(folder.resolve("app/migrations/0001_notes.down.sql"), DOWN);
        Files.writeString(folder.resolve("database"), address(production.superuser()));
        key("first", 1);
        key("second", 2);
        write("create table orders (id int primary key, buyer text);"
                + " insert into orders select n, 'buyer ' || n from generate_series(1, 100) n");
    }

    @AfterEach
    void stop_whatever_still_runs() throws InterruptedException {
        Deployed.in(data).stop();
        server.close();
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void are_taken_looked_at_kept_practised_and_put_back() throws Exception {
        try (var up = SlipwayProcess.run(folder.resolve("up.out"), "up", "--data", data.toString(), "--port", "0")) {
            up.awaitSaid("Try next");
            var keys = Files.readString(data.targets()).replaceFirst("(?s)(targets|backup-keys):.*", "");

            layTargets(keys, "encryption: required", "");
            without_a_key_nothing_is_done();
            layTargets(
                    keys,
                    "key: first",
                    "backup-keys: {first: \"${file:%1$s/first}\", second: \"${file:%1$s/second}\"}");
            what_is_not_there_is_told();
            a_release_is_rehearsed_on_the_copy_and_then_migrates_the_database();
            var backup = a_backup_is_taken_and_listed();
            the_gate_knows_how_old_the_last_proven_backup_is();
            it_is_pinned_and_no_rule_lets_it_go(backup);
            a_drill_tells_how_long_it_takes();
            it_goes_into_another_database_without_the_pipeline(backup);
            layTargets(
                    keys,
                    "key: second",
                    "backup-keys: {first: \"${file:%1$s/first}\", second: \"${file:%1$s/second}\"}");
            another_key_takes_over();
            what_a_restore_loses_is_counted_and_approved(backup);
            up.askToStop();
        }
    }

    private void without_a_key_nothing_is_done() {
        var taken = run("backup", "take", target, "--wait");

        assertThat(taken.exitCode()).as(taken.out()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(taken.out()).contains("targets.yaml does not say under which key", "backup-keys");
        assertThat(run("keys", "rotate").out()).contains("names no key for its backups, so nothing was changed");
    }

    private void what_is_not_there_is_told() {
        assertThat(run("backup", "list").out()).contains("There is no backup of " + target + " yet");
        var unknown = run("backup", "show", "nope");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(unknown.err()).contains("there is no backup nope of " + target);
        var bare = run("backup", "take", "bare/" + environment, "--wait", "--json");
        assertThat(bare.exitCode()).as(bare.err()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(reason(bare)).isEqualTo("nothing-to-back-up");
        assertThat(run("backup", "list", "--target", "bare/" + environment).err())
                .contains("names no `database` for");
        var asked = run("restore", "--backup", "nope", "--reason", "to see");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(asked.err()).contains("nothing was done", "Say --yes");
        assertThat(run("restore", "--backup", "nope", "--yes").err()).contains("a restore needs a --reason");
        var restore = run("restore", "--backup", "nope", "--reason", "to see", "--yes");
        assertThat(restore.exitCode()).as(restore.out()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(restore.out()).contains("there is no backup nope of " + target);
        var drill = run("drill", "restore");
        assertThat(drill.exitCode()).as(drill.err()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(drill.out()).contains("drill restore FAILED", "no backup of " + target + " is proven");
        assertThat(run("rehearsal", "show").err()).contains("the log knows of no rehearsal");
    }

    private void a_release_is_rehearsed_on_the_copy_and_then_migrates_the_database() throws SQLException {
        var without = request("--skip-backup", "we are in a hurry", "--wait", "--json");
        assertThat(without.exitCode()).as(without.out()).isEqualTo(ExitCode.REJECTED.number());
        assertThat(without.out()).contains("backup");

        var said = request("--wait");

        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("1 migration rehearsed there", "no lock that keeps anybody waiting");
        assertThat(run("rehearsal", "show").out()).contains("0001_notes", "expand", "forward", "back");
        assertThat(new JsonMapper()
                        .readTree(run("rehearsal", "show", "--json").out())
                        .at("/event/rehearsal/migrations/0/classification")
                        .asString())
                .isEqualTo("EXPAND");
        assertThat(rows(production.superuser(), "select count(*) from slipway.migration_history"))
                .isEqualTo(1);
        assertThat(rows(production.superuser(), "select count(*) from notes")).isZero();
    }

    private String a_backup_is_taken_and_listed() throws SQLException {
        write("insert into orders values (101, 'somebody')");
        var taken = run("backup", "take", "--retention", "monthly", "--wait");
        assertThat(taken.exitCode()).as(taken.out() + taken.err()).isZero();
        assertThat(taken.out()).contains("begins, about", "lies in the store", " rows", "is equal to");

        var list = json(run("backup", "list", "--json")).path("backups");
        assertThat(list.size()).isEqualTo(2);
        var newest = list.get(0);
        assertThat(newest.path("class").asString()).isEqualTo("monthly");
        assertThat(newest.path("proven").asBoolean()).isTrue();
        var id = newest.path("id").asString();
        assertThat(run("backup", "list").out()).contains(target, id, "monthly", "deployment", "proven");
        var shown = run("backup", "show", id);
        assertThat(shown.out())
                .contains("backup " + id + " of " + target, "database.dump", "SHA-256", "proven", "`first`");
        assertThat(json(run("backup", "show", id, "--json")).toString())
                .contains("\"key\":\"first\"")
                .doesNotContain("wrapped");
        return id;
    }

    private void the_gate_knows_how_old_the_last_proven_backup_is() throws IOException {
        assertThat(request("--dry-run").exitCode()).isZero();
        assertThat(run("events", "--target", target, "--json").out()).contains("the last proven backup is 0 h old");

        var targets = Files.readString(data.targets());
        Files.writeString(
                data.targets(),
                targets.replace("    database: {url", "    limits: {backup-age: 1s}\n    database: {url"));
        await(() -> (request("--dry-run").out()
                        + run("events", "--target", target, "--json").out())
                .contains("the last proven backup is 0 h old; it may be 0 h old at most"));
        Files.writeString(data.targets(), targets);
    }

    private void it_is_pinned_and_no_rule_lets_it_go(String backup) {
        assertThat(run("backup", "pin", backup).exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("backup", "pin", backup, "--reason", "the auditors want it")
                        .exitCode())
                .isZero();
        assertThat(run("backup", "list").out()).contains("pinned: the auditors want it");
        var plan = run("backup", "prune", "--dry-run");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("stays  " + backup, "the auditors want it", "the release that serves was deployed upon it")
                .contains("Nothing goes.");
        assertThat(run("backup", "unpin", backup).exitCode()).isZero();
        assertThat(run("backup", "list").out()).doesNotContain("pinned:");
        assertThat(run("backup", "show", backup).out()).contains("operator:ada: the auditors want it", "unpinned");
    }

    private void a_drill_tells_how_long_it_takes() {
        var drill = run("drill", "restore");

        assertThat(drill.exitCode()).as(drill.out() + drill.err()).isZero();
        assertThat(drill.out()).contains("drill restore worked", "(RTO)", "(RPO)");
    }

    private void it_goes_into_another_database_without_the_pipeline(String backup) throws Exception {
        var written = run("restore", "--backup", backup, "--into", address(elsewhere.superuser()));
        assertThat(written.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(written.err()).doesNotContain(elsewhere.superuser().password());

        var restored = run("restore", "--backup", backup, "--into", "env:ELSEWHERE");
        assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
        assertThat(restored.out()).contains("row for row");
        assertThat(rows(elsewhere.superuser(), "select count(*) from orders")).isEqualTo(101);
        assertThat(rows(
                        elsewhere.superuser(),
                        "select count(*) from pg_roles where rolname ~ '^slipway_[0-9a-f]{32}$'"))
                .isZero();

        var again = run("restore", "--backup", backup, "--into", "env:ELSEWHERE");
        assertThat(again.exitCode()).isNotZero();
        assertThat(again.err()).contains("is not empty");
        Files.writeString(folder.resolve("first"), "not a key");
        assertThat(run("backup", "list").exitCode()).isZero();
        assertThat(run("restore", "--backup", backup, "--into", "env:ELSEWHERE").err())
                .contains("`first`");
        key("first", 1);
    }

    private void another_key_takes_over() {
        var rotated = run("keys", "rotate");
        assertThat(rotated.exitCode()).as(rotated.err()).isZero();
        assertThat(rotated.out()).contains("is under second, was under first", "2 of 2 put under the key `second`.");
        assertThat(run("keys", "rotate").out()).contains("0 of 2");
    }

    private void what_a_restore_loses_is_counted_and_approved(String backup) throws Exception {
        write("delete from orders where id <= 10; update orders set buyer = 'nobody' where id = 50;"
                + " insert into orders values (102, 'late')");
        var asked =
                run("restore", "--backup", backup, "--reason", "orders are gone", "--yes", "--timeout", "1s", "--json");
        assertThat(asked.exitCode()).as(asked.err()).isEqualTo(ExitCode.STILL_RUNNING.number());
        var id = json(asked).path("requestId").asString();
        await("waits for 1 approval of the loss");

        var yes = run("approve", id, "--reason", "they are worth more");
        assertThat(yes.exitCode()).as(yes.out() + yes.err()).isZero();
        assertThat(yes.out()).contains("public.orders", "changed", "Said yes to the loss");

        var end = run("watch", id);
        assertThat(end.exitCode()).as(end.out() + end.err()).isZero();
        assertThat(end.out()).contains("would lose", "is in the place of the database", "SUCCEEDED");
        assertThat(rows(production.superuser(), "select count(*) from orders where buyer <> 'nobody'"))
                .isEqualTo(101);
    }

    private void layTargets(String keys, String backup, String backupKeys) throws IOException {
        Files.writeString(
                data.targets(),
                keys
                        + backupKeys.formatted(folder)
                        + """

                targets:
                  %s:
                    runtime: processes
                    router: {port: %d}
                    allow:
                      - {verbs: [deploy, rollback, approve, backup, restore, drill], keys: [local]}
                    database: {url: "${file:%s}", backup: {%s}}
                  bare/%s:
                    runtime: processes
                    router: {port: %d}
                    allow: [{verbs: [backup], keys: [local]}]
                """.formatted(
                                        target,
                                        FreePort.any(),
                                        folder.resolve("database"),
                                        backup,
                                        environment,
                                        FreePort.any()));
    }

    private void await(String words) {
        await(() -> run("status", target).out().contains(words));
    }

    private void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "it never came to that\n"
                            + run("events", "--target", target).out())
                    .isLessThan(deadline);
        }
    }

    private void key(String name, int seed) throws IOException {
        var bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        Files.writeString(folder.resolve(name), Base64.getEncoder().encodeToString(bytes));
    }

    private void write(String sql) throws SQLException {
        try (var connection = production.superuser().open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long rows(Login login, String question) throws SQLException {
        try (var connection = login.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private TestShell.Said request(String... more) {
        var arguments = new String[7 + more.length];
        var first = new String[] {"request", "--dir", "app", "-e", environment, "--version", "1.0"};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return run(arguments);
    }

    private TestShell.Said run(String... arguments) {
        return shell.run(arguments);
    }

    private static String address(Login login) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database());
    }

    private static JsonNode json(TestShell.Said said) {
        return new JsonMapper().readTree(said.out());
    }

    private static String reason(TestShell.Said said) {
        return json(said).at("/event/reasons/0/code").asString();
    }
}
