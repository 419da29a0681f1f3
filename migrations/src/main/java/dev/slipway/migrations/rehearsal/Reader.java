package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Reads every row of the copy and has no other power.
 *
 * <p>A superuser must not do it: planning a query on a table evaluates what its owner has put into index expressions.
 */
final class Reader implements AutoCloseable {

    private static final int READS_ALL = 140_000;

    private final ScratchDatabase copy;
    private final Login login;

    private Reader(ScratchDatabase copy, Login login) {
        this.copy = copy;
        this.login = login;
    }

    static Reader of(ScratchDatabase copy) throws SQLException {
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        var name = "slipway_reader_" + HexFormat.of().formatHex(secret, 0, 6);
        var password = HexFormat.of().formatHex(secret);
        try (var connection = copy.superuser().open();
                var statement = connection.createStatement()) {
            var all = readsAll(connection)
                    ? "pg_read_all_data"
                    : statement.enquoteIdentifier(copy.owner().user(), true);
            statement.execute("create role %s login bypassrls password '%s' in role %s".formatted(name, password, all));
            statement.execute("grant connect on database %s to %s"
                    .formatted(statement.enquoteIdentifier(copy.owner().database(), true), name));
        }
        var door = copy.owner();
        return new Reader(copy, new Login(door.host(), door.port(), door.database(), name, password));
    }

    /** What stands in the catalog is read by the same role: the owner may have locked itself out. */
    SchemaSnapshot schema() throws SQLException {
        return SchemaSnapshot.take(login.dataSource());
    }

    /** For all that is read at one moment; limits that a migration has left on the database do not count. */
    Reading open() throws SQLException {
        var connection = login.open();
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("set lock_timeout = 0");
        }
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
        try (var connection = copy.superuser().open();
                var statement = connection.createStatement()) {
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
