package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads every row of the copy and has no other power.
 *
 * <p>A superuser must not do it: planning a query on a table evaluates what its owner has put into index expressions.
 */
final class Reader implements AutoCloseable {

    private static final int READS_ALL = 140_000;

    /** Stronger than what a migration may leave on the database for everybody. */
    private static final List<String> UNLIMITED =
            List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout");

    private final Connection superuser;
    private final Login login;

    private Reader(Connection superuser, Login login) {
        this.superuser = superuser;
        this.login = login;
    }

    static Reader of(ScratchDatabase copy) throws SQLException {
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        var name = "slipway_reader_" + HexFormat.of().formatHex(secret, 0, 6);
        var door = copy.owner();
        var login = new Login(
                door.host(), door.port(), door.database(), name, HexFormat.of().formatHex(secret));
        var superuser = copy.superuser().open();
        try {
            create(superuser, login, copy.owner().user());
            return new Reader(superuser, login);
        } catch (SQLException e) {
            superuser.close();
            throw e;
        }
    }

    private static void create(Connection superuser, Login login, String owner) throws SQLException {
        try (var statement = superuser.createStatement()) {
            var all = readsAll(superuser) ? "pg_read_all_data" : statement.enquoteIdentifier(owner, true);
            statement.execute("create role %s login bypassrls password '%s' in role %s"
                    .formatted(login.user(), login.password(), all));
            for (var limit : UNLIMITED) {
                statement.execute("alter role " + login.user() + " set " + limit + " = 0");
            }
            statement.execute("grant connect on database %s to %s"
                    .formatted(statement.enquoteIdentifier(login.database(), true), login.user()));
        }
    }

    /** What stands in the catalog is read by the same role: the owner may have locked itself out. */
    SchemaSnapshot schema() throws SQLException {
        return SchemaSnapshot.take(login.dataSource());
    }

    /** For all that is read at one moment. */
    Reading open() throws SQLException {
        var connection = login.open();
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new Reading(connection, RowHash.on(connection));
    }

    /** One look at the rows. */
    record Reading(Connection connection, RowHash hash) implements AutoCloseable {

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public void close() throws SQLException {
        try (superuser;
                var statement = superuser.createStatement()) {
            statement.execute("revoke connect on database %s from %s"
                    .formatted(statement.enquoteIdentifier(login.database(), true), login.user()));
            statement.execute("drop role " + login.user());
        }
    }

    private static boolean readsAll(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("show server_version_num")) {
            version.next();
            return version.getInt(1) >= READS_ALL;
        }
    }
}
