package dev.slipway.migrations.scratch;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads every row of a copy and has no other power.
 *
 * <p>A superuser must not do it: planning a query on a table evaluates what its owner has put into index expressions.
 */
public final class ReadingRole implements AutoCloseable {

    private static final int READS_ALL = 14;

    /** Stronger than what a dump or a migration may leave on the database for everybody. */
    private static final List<String> SETTINGS = List.of(
            "statement_timeout = 0",
            "lock_timeout = 0",
            "idle_in_transaction_session_timeout = 0",
            "lo_compat_privileges = on"); // who may read large objects is not for this one to ask

    private final Connection superuser;
    private final Login login;

    private ReadingRole(Connection superuser, Login login) {
        this.superuser = superuser;
        this.login = login;
    }

    public static ReadingRole of(ScratchDatabase copy) throws SQLException {
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        var name = "slipway_reader_" + HexFormat.of().formatHex(secret, 0, 6);
        var login = copy.owner().as(name, HexFormat.of().formatHex(secret));
        var superuser = copy.superuser().open();
        try {
            create(superuser, login, copy.owner().user());
            return new ReadingRole(superuser, login);
        } catch (SQLException e) {
            superuser.close();
            throw e;
        }
    }

    public Login login() {
        return login;
    }

    private static void create(Connection superuser, Login login, String owner) throws SQLException {
        boolean readsAll = superuser.getMetaData().getDatabaseMajorVersion() >= READS_ALL;
        try (var statement = superuser.createStatement()) {
            var all = readsAll ? "pg_read_all_data" : statement.enquoteIdentifier(owner, true);
            statement.execute("create role %s login bypassrls password '%s' in role %s"
                    .formatted(login.user(), login.password(), all));
            for (var setting : SETTINGS) {
                statement.execute("alter role " + login.user() + " set " + setting);
            }
            statement.execute("grant connect on database %s to %s"
                    .formatted(statement.enquoteIdentifier(login.database(), true), login.user()));
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
}
