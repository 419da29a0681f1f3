package dev.slipway.parts.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.parts.Unreachable;
import dev.slipway.release.SecretReference;
import dev.slipway.release.parts.DatabaseAddress;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TargetDatabaseIT {

    private static final String PASSWORD = "p@ss/word?#&+%";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static ScratchPostgres server;
    private static ScratchDatabase scratch;

    @BeforeAll
    static void start() throws SQLException {
        server = ScratchPostgres.start();
        scratch = server.newDatabase();
        try (var connection = scratch.superuser().open();
                var statement = connection.createStatement()) {
            statement.execute("alter role " + scratch.owner().user() + " password '" + PASSWORD + "'");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void reaches_it_piece_by_piece_with_any_password() throws Unreachable {
        assertThat(database(server.port(), scratch.owner().database(), PASSWORD).ask(TargetDatabaseIT::name))
                .isEqualTo(scratch.owner().database());
    }

    @Test
    void reaches_it_by_an_address_that_is_kept_elsewhere() throws Unreachable {
        var url = "postgresql://%s:p%%40ss%%2Fword%%3F%%23%%26+%%25@127.0.0.1:%d/%s"
                .formatted(
                        scratch.owner().user(), server.port(), scratch.owner().database());
        var database = TargetDatabase.of(
                new DatabaseAddress.Url(SecretReference.parse("${env:URL}")),
                new Secrets(Map.of("URL", url)),
                PATIENCE);

        assertThat(database.ask(TargetDatabaseIT::name))
                .isEqualTo(scratch.owner().database());
        assertThat(database.toString()).doesNotContain("p%40ss").doesNotContain(PASSWORD);
    }

    @Test
    void says_what_is_wrong_and_never_the_password() {
        var name = scratch.owner().database();

        assertThat(trouble(database(server.port(), name, "not-the-password")))
                .satisfies(trouble -> assertThat(trouble.what())
                        .contains("does not let us in")
                        .doesNotContain("not-the-password"));
        assertThat(trouble(database(FreePort.any(), name, PASSWORD)))
                .satisfies(trouble ->
                        assertThat(trouble.what()).contains("cannot be asked").doesNotContain(PASSWORD))
                .satisfies(trouble -> assertThat(trouble.fix()).contains("start the server"));
    }

    @Test
    void stops_waiting_for_an_answer() {
        var slow = catchThrowableOfType(
                Unreachable.class,
                () -> database(server.port(), scratch.owner().database(), PASSWORD)
                        .ask(connection -> connection.createStatement().execute("select pg_sleep(30)")));

        assertThat(slow.what()).contains("does not answer within 2 s");
    }

    @Test
    void lets_whoever_minds_the_time_wait_for_as_long_as_the_work_takes() throws SQLException {
        var database = database(server.port(), scratch.owner().database(), PASSWORD);

        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select pg_sleep(3) is not null")) {
            assertThat(answer.next()).isTrue();
        }
    }

    @Test
    void refuses_an_address_that_leads_nowhere_without_showing_it() {
        var malformed = catchThrowableOfType(
                Unreachable.class,
                () -> TargetDatabase.of(
                        new DatabaseAddress.Url(SecretReference.parse("${env:URL}")),
                        new Secrets(Map.of("URL", "mysql://app:hunter22@db/shop")),
                        PATIENCE));

        assertThat(malformed.what()).contains("${env:URL}").doesNotContain("hunter22");
        assertThat(malformed.fix()).contains("postgresql://user:password@host:port/name");
    }

    private static TargetDatabase database(int port, String name, String password) {
        try {
            return TargetDatabase.of(
                    new DatabaseAddress.Pieces(
                            "127.0.0.1",
                            port,
                            name,
                            scratch.owner().user(),
                            Optional.of(SecretReference.parse("${env:PASSWORD}")),
                            Optional.empty(),
                            Optional.empty()),
                    new Secrets(Map.of("PASSWORD", password)),
                    PATIENCE);
        } catch (Unreachable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Connection connection) throws SQLException {
        try (var result = connection.createStatement().executeQuery("select current_database()")) {
            result.next();
            return result.getString(1);
        }
    }

    private static Unreachable trouble(TargetDatabase database) {
        return catchThrowableOfType(Unreachable.class, () -> database.ask(TargetDatabaseIT::name));
    }
}
