package dev.slipway.migrations.run;

import dev.slipway.migrations.history.HistoryEntry.State;
import dev.slipway.migrations.history.HistoryLine;
import dev.slipway.migrations.sql.InTransaction;
import dev.slipway.migrations.sql.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Runs one step: all of it or nothing where PostgreSQL can do that, else with a trace of how far it came. */
final class StepRun {

    private static final int ROWS_AT_ONCE = 1_000;

    private final Session session;
    private final Step step;
    private final MigrationObserver observer;
    private final InstantSource clock;

    StepRun(Session session, Step step, MigrationObserver observer, InstantSource clock) {
        this.session = session;
        this.step = step;
        this.observer = observer;
        this.clock = clock;
    }

    Duration run() throws SQLException, Blocked {
        var start = clock.instant();
        observer.started(step);
        session.refresh();
        if (step.inTransaction()) {
            inTransaction(start);
        } else {
            oneByOne(start);
        }
        var duration = since(start);
        observer.finished(step, duration);
        return duration;
    }

    private void inTransaction(Instant start) throws SQLException, Blocked {
        var connection = session.connection();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            session.assertNewest();
            var statements = step.script().sql().work();
            for (var statement : statements) {
                execute(statement);
            }
            session.execute("reset session authorization");
            session.execute("reset role");
            session.history().insert(line(State.DONE, statements.size(), Optional.of(since(start))));
            commit(statements);
            done = true;
        } finally {
            if (!done) {
                abandon();
            }
        }
        connection.setAutoCommit(true);
    }

    /** Constraints that were put off are checked here. */
    private void commit(List<Statement> statements) throws SQLException, Blocked {
        try {
            session.connection().commit();
        } catch (SQLException e) {
            if (statements.isEmpty()) {
                throw e;
            }
            throw refused(statements.getLast(), e);
        }
    }

    private void oneByOne(Instant start) throws SQLException, Blocked {
        session.assertNewest();
        long entry = session.history().insert(line(State.RUNNING, 0, Optional.empty()));
        int done = 0;
        for (var statement : step.script().sql().work()) {
            session.limitLockWait(statement.inTransaction() != InTransaction.REFUSES);
            try {
                execute(statement);
            } catch (Blocked blocked) {
                if (!(blocked.obstacle() instanceof Obstacle.Disconnected)) {
                    restoreRole();
                    session.history()
                            .end(
                                    entry,
                                    State.FAILED,
                                    Optional.empty(),
                                    Optional.of(blocked.obstacle().message()));
                }
                throw blocked;
            }
            restoreRole();
            done++;
            session.history().progress(entry, done);
            session.assertNewest();
        }
        session.history().end(entry, State.DONE, Optional.of(since(start)), Optional.empty());
    }

    private void restoreRole() throws SQLException {
        session.execute("reset session authorization");
        session.execute("reset role");
    }

    private void execute(Statement statement) throws SQLException, Blocked {
        observer.statementStarted(step, statement);
        var start = clock.instant();
        try (var work = session.connection().createStatement()) {
            work.setEscapeProcessing(false);
            work.setFetchSize(ROWS_AT_ONCE);
            boolean rows = work.execute(statement.text());
            if (rows) {
                readAll(work);
            }
        } catch (SQLException e) {
            throw refused(statement, e);
        }
        observer.statementFinished(step, statement, since(start));
    }

    /** A query that changes something does so row by row, as it is read. */
    private static void readAll(java.sql.Statement work) throws SQLException {
        try (var result = work.getResultSet()) {
            while (result.next()) {
                // Nobody wants to know.
            }
        }
    }

    private Blocked refused(Statement statement, SQLException e) {
        var failure = SqlFailure.of(step.script(), statement, e);
        if (SqlFailure.isAboutConnection(e)) {
            return new Blocked(new Obstacle.Disconnected(failure.toString()));
        }
        return new Blocked(
                failure.isAboutLocks() && step.inTransaction()
                        ? new Obstacle.Locked(step, failure)
                        : new Obstacle.Refused(step, failure));
    }

    /** A connection that is gone has undone everything already. */
    private void abandon() {
        try {
            session.connection().rollback();
            session.connection().setAutoCommit(true);
        } catch (SQLException gone) {
            // The server does it when it notices.
        }
    }

    private HistoryLine line(State state, int statementsDone, Optional<Duration> duration) {
        return new HistoryLine(
                step.version(),
                step.name(),
                step.move(),
                state,
                step.checksum(),
                step.rollback(),
                session.claim().deployment(),
                session.claim().fencingToken(),
                statementsDone,
                duration);
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
