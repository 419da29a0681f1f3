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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the data when a release does not stay: a real database, one machine, the command line. */
class UndoIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String BY_HAND = "-- slipway: irreversible because nobody keeps what was there\n";

    @TempDir
    Path folder;

    /** Of this run alone: services of a target are found by its name on the whole host. */
    private final String environment =
            "production-" + UUID.randomUUID().toString().substring(0, 8);

    private final String target = "hello/" + environment;
    private final int port = FreePort.any();
    private final ScratchPostgres server = ScratchPostgres.start();
    private ScratchDatabase production;
    private TestShell shell;
    private DataFolder data;

    @BeforeEach
    void make_an_application_with_a_database() throws Exception {
        production = server.newDatabase();
        shell = new TestShell(folder, Map.of("HOME", folder.toString(), "USER", "ada"));
        data = new DataFolder(folder.resolve(".slipway"));
        Files.createDirectories(data.path());
        HelloApplication.writeTo(folder.resolve("app"));
        Files.createDirectories(folder.resolve("app/migrations"));
        Files.writeString(folder.resolve("database"), address(production.superuser()));
        migration("0001_notes.up.sql", "create table notes (id int primary key, words text);");
        migration("0001_notes.down.sql", "drop table notes;");
    }

    @AfterEach
    void stop_whatever_still_runs() throws InterruptedException {
        Deployed.in(data).stop();
        server.close();
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void ds_011_a_release_that_fails_goes_back_with_its_data_and_nobody_has_to_do_it() throws Exception {
        try (var up = SlipwayProcess.run(folder.resolve("up.out"), "up", "--data", data.toString(), "--port", "0")) {
            up.awaitSaid("Try next");
            layTargets();
            assertThat(request("1.0").exitCode()).isZero();
            write("insert into notes select n, 'note ' || n from generate_series(1, 50) n");

            what_cannot_be_undone_comes_back_from_the_backup();
            what_a_restore_would_lose_is_denied_and_a_person_is_called();
            up.askToStop();
        }
    }

    private void what_cannot_be_undone_comes_back_from_the_backup() throws Exception {
        says("goodbye");
        migration("0002_tidy.up.sql", BY_HAND + "drop table notes;");

        var said = request("1.1");

        assertThat(said.exitCode()).as(said.out() + said.err()).isEqualTo(ExitCode.ROLLED_BACK.number());
        assertThat(said.out())
                .contains(
                        "0002_tidy cannot be undone: nobody keeps what was there",
                        "the data goes back by a restore",
                        "is in the place of the database",
                        "release 1.0 serves again");
        assertThat(rows("select count(*) from notes")).isEqualTo(50);
        assertThat(rows("select count(*) from slipway.migration_history")).isEqualTo(1);
        assertThat(served()).isEqualTo("hello");
    }

    private void what_a_restore_would_lose_is_denied_and_a_person_is_called() throws Exception {
        migration("0002_tidy.up.sql", BY_HAND + "update notes set words = upper(words);");
        var asked = request("1.2", "--timeout", "1s");
        assertThat(asked.exitCode()).as(asked.out()).isEqualTo(ExitCode.STILL_RUNNING.number());
        await("waits for 1 approval of the loss");
        assertThat(served()).isEqualTo("hello");

        var id = openRequest();
        assertThat(run("deny", id, "--reason", "we shall mend it").exitCode()).isZero();
        var end = run("watch", id);

        assertThat(end.exitCode()).as(end.out() + end.err()).isEqualTo(ExitCode.FAILED.number());
        assertThat(end.out())
                .contains(
                        "public.notes (0 new, 50 changed, 0 deleted",
                        "was not allowed",
                        "we shall mend it",
                        "Now 1.0 serves",
                        "restore-not-done");
        assertThat(run("status", target).out()).contains("HELD", "serves   1.0");
        assertThat(rows("select count(*) from notes where words like 'NOTE%'")).isEqualTo(50);
        assertThat(served()).isEqualTo("hello");
    }

    private String openRequest() {
        var status = run("status", target).out();
        var open = status.substring(status.indexOf("waits for 1 approval of the loss"));
        return open.substring(open.indexOf('(') + 1, open.indexOf(')'));
    }

    private void says(String words) throws IOException {
        var file = folder.resolve("app/slipway.yaml");
        Files.writeString(file, Files.readString(file).replace("contains: hello", "contains: " + words));
    }

    private void migration(String file, String sql) throws IOException {
        Files.writeString(folder.resolve("app/migrations").resolve(file), sql);
    }

    private void layTargets() throws IOException {
        var keys = Files.readString(data.targets()).replaceFirst("(?s)(targets|backup-keys):.*", "");
        Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        Files.writeString(data.targets(), keys + """
                backup-keys: {first: "${file:%1$s/key}"}
                targets:
                  %2$s:
                    runtime: processes
                    router: {port: %3$d}
                    allow:
                      - {verbs: [deploy, rollback, approve, clear, restore], keys: [local]}
                    database: {url: "${file:%1$s/database}", backup: {key: first}}
                """.formatted(folder, target, port));
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

    private String served() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private void write(String sql) throws SQLException {
        try (var connection = production.superuser().open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows(String question) throws SQLException {
        try (var connection = production.superuser().open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private TestShell.Said request(String version, String... more) {
        var arguments =
                new ArrayList<>(List.of("request", "--dir", "app", "-e", environment, "--version", version, "--wait"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private TestShell.Said run(String... arguments) {
        return shell.run(arguments);
    }

    private static String address(Login login) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database());
    }
}
