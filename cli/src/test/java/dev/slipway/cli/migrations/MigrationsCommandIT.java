package dev.slipway.cli.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MigrationsCommandIT {

    private static ScratchPostgres server;

    @TempDir
    private Path folder;

    private Login login;

    @BeforeAll
    static void startServer() {
        server = ScratchPostgres.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void freshDatabase() throws IOException {
        login = server.newDatabase().owner();
        migration("20240101000000_init", "create table a (id int);", "drop table a;");
    }

    @Test
    void migrations_that_come_back_pass() throws IOException {
        migration("20240102000000_more", "alter table a add b int;", "alter table a drop b;");

        var said = run("migrations", "test");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("2 migrations, layout Prisma", "20240102000000_more: up", "2 of them down", "as they should");
    }

    @Test
    void a_wrong_rollback_is_told_to_people_and_programs() throws IOException {
        migration("20240102000000_more", "alter table a add b int; create table c ();", "alter table a drop b;");

        var told = run("migrations", "test", "prisma/migrations");
        var json = run("migrations", "test", "prisma/migrations", "--json");

        assertThat(told.exitCode()).isEqualTo(3);
        assertThat(told.out()).contains("FAILED  20240102000000_more, up again", "+ table public.c");
        assertThat(json.exitCode()).isEqualTo(3);
        var read = new JsonMapper().readTree(json.out());
        assertThat(read.get("passed").asBoolean()).isFalse();
        assertThat(read.get("migrations").get(1).get("verdict").asString()).isEqualTo("failed");
    }

    @Test
    void another_dialect_is_quoted_from_postgresql_with_file_and_line() throws IOException {
        migration(
                "20240102000000_more", "create table c (\n  id integer primary key autoincrement\n);", "drop table c;");

        var said = run("migrations", "test");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out())
                .contains("20240102000000_more/migration.sql:2: syntax error at or near \"autoincrement\"")
                .contains("this looks like SQLite");
    }

    @Test
    void an_empty_way_back_does_not_pass() throws IOException {
        migration("20240102000000_more", "create table c ();", "-- nothing\n");

        var said = run("migrations", "test");

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).contains("20240102000000_more/rollback.sql` holds no statement", "irreversible because");
    }

    @Test
    void the_status_tells_applied_pending_edited_and_missing() throws IOException, SQLException {
        migration("20240102000000_more", "create table c ();", "drop table c;");
        migration("20240103000000_gone", "create table d ();", "drop table d;");
        up();
        Files.delete(folder.resolve("prisma/migrations/20240103000000_gone/migration.sql"));
        Files.delete(folder.resolve("prisma/migrations/20240103000000_gone/rollback.sql"));
        migration("20240102000000_more", "create table c (edited int);", "drop table c;");
        migration("20240104000000_new", "create table e ();", "drop table e;");

        var told = run("migrations", "status", "--database-url-from", "env:DATABASE_URL");
        var json = run("migrations", "status", "--database-url-from", "${env:DATABASE_URL}", "--json");

        assertThat(told.exitCode()).as(told.err()).isEqualTo(3);
        assertThat(told.out())
                .contains("applied  20240101000000_init", "pending  20240104000000_new")
                .contains("20240102000000_more/migration.sql: was edited after")
                .contains("20240103000000_gone: was applied on");
        var read = new JsonMapper().readTree(json.out());
        assertThat(read.get("applied")).hasSize(3);
        assertThat(read.get("pending").get(0).asString()).isEqualTo("20240104000000_new");
        assertThat(read.get("missing").get(0).asString()).isEqualTo("20240103000000_gone");
        assertThat(told.out() + told.err() + json.out()).doesNotContain(login.password());
    }

    @Test
    void a_database_of_another_tool_is_taken_over_on_request() throws IOException, SQLException {
        try (var connection = login.open();
                var statement = connection.createStatement()) {
            statement.execute("create table a (id int); create table _prisma_migrations (migration_name text,"
                    + " finished_at timestamptz, rolled_back_at timestamptz, started_at timestamptz);"
                    + " insert into _prisma_migrations values ('20240101000000_init', now(), null, now())");
        }
        Files.writeString(folder.resolve("url"), url() + "\n");

        var before = run("migrations", "status", "--database-url-from", "file:url");
        var adopted = run("migrations", "adopt", "--database-url-from", "file:url");
        var again = run("migrations", "adopt", "--database-url-from", "file:url");
        var after = run("migrations", "status", "--database-url-from", "file:url");

        assertThat(before.out()).contains("Prisma has applied 1 migrations here", "slipway migrations adopt");
        assertThat(adopted.exitCode()).as(adopted.err()).isZero();
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("not written over");
        assertThat(after.out()).contains("The database has seen all of them.");
        assertThat(after.exitCode()).isZero();
    }

    @Test
    void what_was_cut_off_is_settled_by_a_person() throws IOException, SQLException {
        migration("20240102000000_more", "-- slipway: no-transaction\nselect 1 / 0;", "select 1;");
        up();

        var status = run("migrations", "status", "--database-url-from", "env:DATABASE_URL");
        var settled = run(
                "migrations", "settle", "20240102000000", "--as", "void", "--database-url-from", "env:DATABASE_URL");
        var after = run("migrations", "status", "--database-url-from", "env:DATABASE_URL");

        assertThat(status.exitCode()).isEqualTo(3);
        assertThat(status.out()).contains("slipway migrations settle 20240102000000");
        assertThat(settled.exitCode()).as(settled.err()).isZero();
        assertThat(after.out()).contains("pending  20240102000000_more").doesNotContain("settle");
    }

    @Test
    void what_is_given_wrongly_is_told_without_repeating_a_secret() {
        var direct = run("migrations", "status", "--database-url-from", "postgresql://a:hunter2@b/c");
        var unset = run("migrations", "status", "--database-url-from", "env:NO_SUCH_VARIABLE");
        var nowhere = run("migrations", "test", "nowhere");
        var bare = run("migrations");

        assertThat(direct.exitCode()).isEqualTo(2);
        assertThat(direct.err()).contains("env:NAME").doesNotContain("hunter2");
        assertThat(unset.exitCode()).isEqualTo(2);
        assertThat(unset.err()).contains("no such environment variable");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("is not a folder");
        assertThat(bare.exitCode()).isEqualTo(2);
    }

    @Test
    void a_database_that_does_not_answer_and_a_server_that_is_not_installed_are_told_as_such() throws IOException {
        Files.writeString(folder.resolve("url"), "postgresql://a:hunter2@127.0.0.1:1/c");

        var gone = run("migrations", "status", "--database-url-from", "file:url");
        var missing = run("migrations", "test", "--postgres", "9");

        assertThat(gone.exitCode()).isEqualTo(7);
        assertThat(gone.err()).contains("a@127.0.0.1:1/c").doesNotContain("hunter2");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("apt-get install postgresql-9");
    }

    private void up() throws SQLException {
        new MigrationRunner(
                        login.dataSource(),
                        new Claim("d-1", 5),
                        RunSettings.usual(),
                        MigrationObserver.none(),
                        InstantSource.system())
                .up(MigrationFolder.read(folder.resolve("prisma/migrations")), Optional.empty());
    }

    private TestShell.Said run(String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DATABASE_URL", url());
        return new TestShell(folder, environment).run(arguments);
    }

    private String url() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database());
    }

    private void migration(String name, String up, String down) throws IOException {
        var path = Files.createDirectories(folder.resolve("prisma/migrations").resolve(name));
        Files.writeString(path.resolve("migration.sql"), up);
        Files.writeString(path.resolve("rollback.sql"), down);
    }
}
