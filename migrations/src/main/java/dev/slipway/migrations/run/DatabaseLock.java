package dev.slipway.migrations.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Keeps two runs out of one database; PostgreSQL itself gives the lock back when a session ends, however it ends. */
final class DatabaseLock {

    /** Any two numbers that nobody else uses: the letters SLIP and SCHE. */
    private static final int FIRST = 0x534c4950;

    private static final int SECOND = 0x53434845;
    private static final String NOT_ALLOWED = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String HOLDERS = """
            select a.pid, coalesce(a.application_name, ''), coalesce(a.usename::text, '?'), a.backend_start::text
            from pg_catalog.pg_locks l join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 2 and l.classid = %d and l.objid = %d
              and l.database = (select oid from pg_catalog.pg_database where datname = current_database())""".formatted(FIRST, SECOND);

    private final Connection connection;

    DatabaseLock(Connection connection) {
        this.connection = connection;
    }

    void take(Claim claim, Duration patience) throws SQLException, Blocked {
        endOutranked(claim);
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + Math.max(1, patience.toMillis()));
            statement.execute("select pg_catalog.pg_advisory_lock(%d, %d)".formatted(FIRST, SECOND));
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new Blocked(new Obstacle.Busy(holder()));
            }
            throw e;
        }
    }

    /** A session whose token is lower belongs to a process that has lost the target; its open work is undone. */
    private void endOutranked(Claim claim) throws SQLException {
        try (var statement = connection.createStatement();
                var holders = statement.executeQuery(HOLDERS)) {
            while (holders.next()) {
                if (claim.outranks(holders.getString(2))) {
                    end(holders.getInt(1));
                }
            }
        }
    }

    private void end(int backend) throws SQLException {
        try (var end = connection.prepareStatement("select pg_catalog.pg_terminate_backend(?)")) {
            end.setInt(1, backend);
            end.execute();
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            // It belongs to another role; then waiting is all that is left.
        }
    }

    private String holder() throws SQLException {
        try (var statement = connection.createStatement();
                var holders = statement.executeQuery(HOLDERS)) {
            return holders.next()
                    ? "“%s”, backend %d of role %s since %s"
                            .formatted(
                                    holders.getString(2), holders.getInt(1), holders.getString(3), holders.getString(4))
                    : "it has ended since";
        }
    }
}
