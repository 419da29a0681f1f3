package dev.slipway.migrations.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchPostgresIT {

    private final List<Path> others = ownFolders();

    @TempDir
    private Path folder;

    @Test
    void a_server_serves_and_leaves_nothing_behind() throws Exception {
        int port;
        try (var server = ScratchPostgres.start()) {
            port = server.port();
            assertThat(ownFolders()).hasSize(others.size() + 1);
            var database = server.newDatabase();
            assertThat(ask(database.owner(), "select current_user::text")).isEqualTo("scratch_1");
            assertThat(ask(server.newDatabase().owner(), "select current_database()"))
                    .isEqualTo("scratch_2");
            assertThat(ask(database.superuser(), "show fsync")).isEqualTo("off");
        }

        assertThat(ownFolders()).containsExactlyInAnyOrderElementsOf(others);
        assertThatThrownBy(() -> new Login("127.0.0.1", port, "postgres", "x", "x").open())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void nobody_comes_in_without_the_password_and_the_owner_cannot_get_out() throws Exception {
        try (var server = ScratchPostgres.start()) {
            var database = server.newDatabase();
            var owner = database.owner();

            assertThatThrownBy(
                            () -> new Login(owner.host(), owner.port(), owner.database(), owner.user(), "guess").open())
                    .hasMessageContaining("password authentication failed");
            assertThat(owner.toString()).doesNotContain(owner.password());
            assertThatThrownBy(() -> ask(owner, "copy (select 1) to program 'cat'"))
                    .hasMessageContaining("pg_execute_server_program");
            assertThatThrownBy(() -> ask(owner, "create extension dblink")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> ask(owner, "create role other")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void what_the_owner_may_not_create_is_prepared_by_the_superuser() throws Exception {
        try (var server = ScratchPostgres.start()) {
            var database = server.newDatabase();
            database.prepare(List.of("plpgsql", "dblink"), List.of("app", "app"));
            server.newDatabase().prepare(List.of(), List.of("app"));

            assertThat(ask(database.owner(), "select extname::text from pg_extension where extname = 'dblink'"))
                    .isEqualTo("dblink");
            assertThat(ask(database.owner(), "select pg_has_role('app', 'member')::text"))
                    .isEqualTo("true");
        }
    }

    @Test
    void what_a_killed_process_left_is_cleaned_up_by_the_next() throws Exception {
        long pidOfNobody = endedProcess();
        var binaries = PostgresBinaries.find(System.getenv(), OptionalInt.empty());
        var account = Account.fitForServer();
        var left = new ScratchFolder(Files.createTempDirectory("slipway-scratch-" + pidOfNobody + "-"));
        account.give(left.path());
        var cluster = new Cluster(binaries, account, left);
        cluster.initialise("secret");
        var abandoned = cluster.start(Map.of());

        try (var server = ScratchPostgres.start()) {
            Cluster.await(abandoned.process());
            assertThat(left.path()).doesNotExist();
            assertThat(ask(server.newDatabase().owner(), "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_folder_that_another_user_has_put_there_is_left_alone() throws Exception {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        var planted = Files.createTempDirectory(parent, "slipway-scratch-" + endedProcess() + "-");
        try {
            assertThat(ScratchFolder.abandoned(parent, new Account(Optional.of("somebody"))))
                    .extracting(ScratchFolder::path)
                    .doesNotContain(planted);
            assertThat(ScratchFolder.abandoned(parent, Account.own()))
                    .extracting(ScratchFolder::path)
                    .contains(planted);
        } finally {
            new ScratchFolder(planted).delete();
        }
    }

    @Test
    void a_server_that_does_not_come_up_says_why_and_leaves_nothing() {
        var binaries = PostgresBinaries.find(System.getenv(), OptionalInt.empty());

        assertThatThrownBy(() -> ScratchPostgres.start(binaries, Map.of("shared_buffers", "nonsense")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("shared_buffers");
        assertThat(ownFolders()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void a_machine_without_a_server_is_told_what_to_install() {
        assertThatThrownBy(() -> PostgresBinaries.find(List.of(folder), OptionalInt.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("apt-get install postgresql")
                .hasMessageContaining("SLIPWAY_POSTGRES_BIN");
        assertThatThrownBy(() -> PostgresBinaries.find(System.getenv(), OptionalInt.of(9)))
                .hasMessageContaining("PostgreSQL server of version 9");
        assertThatThrownBy(() ->
                        PostgresBinaries.find(Map.of(BinaryFolders.VARIABLE, folder.toString()), OptionalInt.empty()))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void programs_of_another_version_are_not_taken_for_a_dump() {
        var installed = PostgresBinaries.find(System.getenv(), OptionalInt.empty());

        assertThat(PostgresBinaries.findClients(System.getenv(), installed.major())
                        .program("pg_dump"))
                .isExecutable();
        assertThatThrownBy(() -> PostgresBinaries.findClients(System.getenv(), 9))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("a database of PostgreSQL 9 needs")
                .hasMessageContaining("there is only " + installed.major())
                .hasMessageContaining("apt-get install postgresql-client-9");
        assertThatThrownBy(() -> PostgresBinaries.findClients(Map.of(BinaryFolders.VARIABLE, folder.toString()), 17))
                .hasMessageContaining("none is installed");
    }

    @Test
    void a_database_takes_the_form_that_it_is_given() throws Exception {
        try (var server = ScratchPostgres.start()) {
            var database = server.newDatabase(new DatabaseForm("LATIN1", "C", "C", "libc", ""));

            assertThat(ask(database.owner(), "show server_encoding")).isEqualTo("LATIN1");
            assertThat(server.folder()).isDirectory();
        }
    }

    private static long endedProcess() throws IOException, InterruptedException {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static List<Path> ownFolders() {
        var prefix = "slipway-scratch-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(Login login, String sql) throws SQLException {
        try (var connection = login.open();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
