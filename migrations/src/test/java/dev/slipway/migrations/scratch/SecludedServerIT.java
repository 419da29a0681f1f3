package dev.slipway.migrations.scratch;

import static dev.slipway.migrations.Sets.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migrations.Sets;
import dev.slipway.migrations.SharedServer;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.rehearsal.Rehearsal;
import dev.slipway.migrations.rehearsal.RehearsalLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecludedServerIT {

    @TempDir
    private static Path parent;

    private static ScratchPostgres server;
    private static ScratchDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        Account.fitForServer().give(parent);
        server =
                ScratchPostgres.secluded(PostgresBinaries.find(System.getenv(), OptionalInt.empty()), Map.of(), parent);
        database = server.newDatabase();
        database.prepare(List.of("dblink"), List.of());
    }

    @AfterAll
    static void stopServer() {
        server.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void it_is_reached_through_a_file_and_not_through_an_address() {
        assertThat(database.owner().host()).startsWith(parent.toString());
        assertThat(SharedServer.ask(database.owner(), "select inet_server_addr() is null"))
                .containsExactly("t");
        assertThatThrownBy(() -> new Login("127.0.0.1", server.port(), "postgres", "x", "x").open())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void not_even_its_superuser_reaches_the_network() throws Exception {
        assertThat(server.hasNoNetwork()).isTrue();
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> SharedServer.execute(
                            database.superuser(),
                            "select dblink_connect('host=127.0.0.1 connect_timeout=3 port=" + listener.getLocalPort()
                                    + "')"))
                    .hasStackTraceContaining("Network is unreachable");
        }
        SharedServer.execute(
                database.superuser(),
                "create table devices (line text); copy devices from program 'cat /proc/net/dev'");
        assertThat(SharedServer.ask(
                        database.superuser(), "select split_part(trim(line), ':', 1) from devices offset 2"))
                .containsExactly("lo");
    }

    @Test
    void a_rehearsal_is_played_there_like_anywhere() throws SQLException {
        var copy = server.newDatabase();
        SharedServer.execute(copy.owner(), "create table users (id int, age int); insert into users values (1, 2)");
        var lying = migration(1, "alter table users drop age;", "alter table users add age int;");

        var report = new Rehearsal(copy, RehearsalLimits.usual(), List.of(), InstantSource.system()).of(Sets.of(lying));

        assertThat(report.findings()).singleElement().asString().contains("column age was dropped and made again");
    }

    @Test
    void a_server_that_is_gone_refuses() {
        assertThatThrownBy(() -> new Login(parent.toString(), 5432, "x", "x", "x").open())
                .hasStackTraceContaining("refused");
    }

    @Test
    void large_answers_and_large_questions_pass_the_file() throws SQLException {
        try (var connection = database.owner().open();
                var ask = connection.prepareStatement("select ? || repeat('x', 5000000)")) {
            ask.setString(1, "y".repeat(5_000_000));
            try (var rows = ask.executeQuery()) {
                rows.next();
                assertThat(rows.getString(1)).hasSize(10_000_000);
            }
        }
    }

    @Test
    void an_answer_that_does_not_come_is_given_up_in_time() throws SQLException {
        try (var connection = database.owner().open()) {
            connection.setNetworkTimeout(Runnable::run, 300);

            assertThatThrownBy(() -> run(connection, "select pg_sleep(30)")).hasStackTraceContaining("within 300 ms");
        }
    }

    @Test
    void a_running_statement_is_cancelled_through_the_file() throws Exception {
        try (var connection = database.owner().open();
                var statement = connection.createStatement()) {
            var running = CompletableFuture.supplyAsync(() -> failure(statement));
            while (!running.isDone()) {
                statement.cancel();
                Thread.onSpinWait();
            }

            assertThat(running.get()).contains("user request");
        }
    }

    @Test
    void programs_of_postgresql_find_the_file() throws Exception {
        var url = DatabaseUrl.of(database.owner()).within(Duration.ofSeconds(10));

        assertThat(url.environment()).containsEntry("PGHOST", server.host());
        try (var connection = url.open()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private static String failure(java.sql.Statement statement) {
        try {
            statement.execute("select pg_sleep(60)");
            return "none";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
