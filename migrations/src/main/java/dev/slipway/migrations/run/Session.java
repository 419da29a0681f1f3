package dev.slipway.migrations.run;

import dev.slipway.migrations.history.HistoryTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The one session that may change a database's schema: it holds the lock, and its claim is the newest that was seen. */
final class Session implements AutoCloseable {

    private static final Duration ANSWERS_AT_LAST = Duration.ofMinutes(1);
    private static final int OLDEST_SERVER = 130_000;
    private static final int NOTICES_LOST_CLIENTS = 140_000;

    private final Connection connection;
    private final Claim claim;
    private final RunSettings settings;
    private final int serverVersion;

    private Session(Connection connection, Claim claim, RunSettings settings) throws SQLException {
        this.connection = connection;
        this.claim = claim;
        this.settings = settings;
        this.serverVersion = Integer.parseInt(ask("show server_version_num"));
    }

    static Session open(DataSource database, Claim claim, RunSettings settings) throws SQLException, Blocked {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(
                    Runnable::run,
                    Math.toIntExact(
                            settings.statementTimeout().plus(ANSWERS_AT_LAST).toMillis()));
            var session = new Session(connection, claim, settings);
            session.take();
            return session;
        } catch (SQLException | Blocked | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    Claim claim() {
        return claim;
    }

    HistoryTable history() {
        return new HistoryTable(connection);
    }

    int backend() throws SQLException {
        return Integer.parseInt(ask("select pg_catalog.pg_backend_pid()"));
    }

    /** Whatever the script before has left set is gone: search path, role, time limits, temporary tables. */
    void refresh() throws SQLException {
        execute("reset session authorization");
        execute("reset role");
        execute("reset all");
        execute("discard temp");
        name();
        limitLockWait(true);
        execute("set statement_timeout = " + settings.statementTimeout().toMillis());
        execute("set standard_conforming_strings = on"); // as the scripts were read
        execute("set idle_in_transaction_session_timeout = '60s'");
        if (serverVersion >= NOTICES_LOST_CLIENTS) {
            execute("set client_connection_check_interval = '2s'");
        }
    }

    /** What builds concurrently waits for old transactions without being in anybody's way, so it may wait on. */
    void limitLockWait(boolean limited) throws SQLException {
        execute("set lock_timeout = " + (limited ? settings.lockTimeout().toMillis() : 0));
    }

    /** Asked within each transaction: locks the fence, so that nobody passes while this one commits. */
    void assertNewest() throws SQLException, Blocked {
        new Fence(connection).assertNewest(claim);
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The lock goes with the session. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void take() throws SQLException, Blocked {
        if (serverVersion < OLDEST_SERVER) {
            throw new Blocked(new Obstacle.Unfit("the server is PostgreSQL " + ask("show server_version")
                    + "; Slipway works with 13 and later, so upgrade it first"));
        }
        name();
        new DatabaseLock(connection).take(claim, settings.patience());
        try {
            history().createIfMissing();
        } catch (SQLException e) {
            throw new Blocked(new Obstacle.Unfit("the schema slipway, which holds the history, cannot be made: "
                    + e.getMessage() + "; grant CREATE on the database to the role that runs migrations"));
        }
        new Fence(connection).raise(claim);
    }

    private void name() throws SQLException {
        execute("set application_name = '" + claim.sessionName() + "'");
    }

    private String ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
