package dev.slipway.backup.loss;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/** Whoever is in a database, as seen from another one. */
record Sessions(Connection connection) {

    /**
     * Whoever works in a database, also what an extension or a subscription has started there. Only two kinds end by
     * themselves; sessions of others show less of themselves.
     */
    private static final String END = """
            select count(pg_catalog.pg_terminate_backend(a.pid))
            from pg_catalog.pg_stat_activity a
            where a.datname = ? and a.pid <> ?
              and coalesce(a.backend_type, 'client backend') not in ('autovacuum worker', 'parallel worker')""";

    private static final String PREPARED =
            "select pg_catalog.count(*) from pg_catalog.pg_prepared_xacts p where p.database = ?";

    static int idOf(Connection session) throws SQLException {
        return session.unwrap(PGConnection.class).getBackendPID();
    }

    /** Ends them until none is left but one; what was not committed by then never happened. */
    void endAll(String database, int except, Duration patience) throws SQLException, PostgresTrouble {
        if (count(PREPARED, database) > 0) {
            throw new PostgresTrouble(
                    Kind.LOCKED,
                    "there are prepared transactions in " + database + ", which outlive their sessions",
                    "commit or roll them back, see pg_prepared_xacts");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        long left = end(database, except);
        while (left > 0) {
            if (System.nanoTime() > deadline) {
                throw new PostgresTrouble(
                        Kind.LOCKED,
                        left + " sessions of " + database + " do not end within " + patience.toSeconds() + " s",
                        "look in pg_stat_activity what they do");
            }
            rest();
            left = end(database, except);
        }
    }

    private void rest() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_catalog.pg_sleep(0.05)");
        }
    }

    private long end(String database, int except) throws SQLException {
        try (var query = connection.prepareStatement(END)) {
            query.setString(1, database);
            query.setInt(2, except);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private long count(String question, String database) throws SQLException {
        try (var query = connection.prepareStatement(question)) {
            query.setString(1, database);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
