package dev.slipway.migrations.run;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.ForeignHistory;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryEntry.State;
import dev.slipway.migrations.history.HistoryLine;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.run.RunResult.Finished;
import dev.slipway.migrations.run.RunResult.Ran;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.schema.SchemaRecords;
import dev.slipway.migrations.stake.Marks;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Brings a database's schema forward and back; may be killed at any instant and run again, because it looks first. */
public final class MigrationRunner {

    private final DataSource database;
    private final Claim claim;
    private final RunSettings settings;
    private final MigrationObserver observer;
    private final InstantSource clock;

    public MigrationRunner(
            DataSource database, Claim claim, RunSettings settings, MigrationObserver observer, InstantSource clock) {
        this.database = database;
        this.claim = claim;
        this.settings = settings;
        this.observer = observer;
        this.clock = clock;
    }

    /** Applies what is missing, up to a version or all of it. */
    public RunResult up(MigrationSet set, Optional<Version> to) {
        return inSession((session, ran) -> {
            var history = session.history().read();
            if (history.entries().isEmpty()) {
                refuseForeign(session);
            }
            var plan = Plan.up(set, history, to, settings);
            if (plan instanceof Plan.Steps(var steps) && !steps.isEmpty()) {
                new Marks(session.connection()).set(claim.deployment());
            }
            return run(session, plan, ran);
        });
    }

    /** Undoes everything behind a version, or everything, with the rollbacks that were shipped at the time. */
    public RunResult down(Optional<Version> keep) {
        return undo(history -> Plan.down(history, keep));
    }

    /** Undoes what one deployment has applied, and nothing else. */
    public RunResult undo(String deployment) {
        return undo(history -> Plan.undo(history, deployment));
    }

    /** Takes over what another tool has applied, so that it is never run again; nothing else is changed. */
    public RunResult adopt(MigrationSet set) {
        return inSession((session, ran) -> {
            var foreign = ForeignHistory.find(session.connection());
            if (foreign.isEmpty()) {
                throw new Blocked(new Obstacle.Unfit("no tool that Slipway knows has left its history in this database;"
                        + " say instead up to which version it has been migrated"));
            }
            var problems = foreign.get().problemsWith(set);
            if (!problems.isEmpty()) {
                throw new Blocked(new Obstacle.Unsound(problems));
            }
            return adopt(session, foreign.get().appliedOf(set));
        });
    }

    /** Takes a database for migrated up to a version, on the word of whoever says so. */
    public RunResult adopt(MigrationSet set, Version upTo) {
        return inSession((session, ran) -> {
            if (set.find(upTo).isEmpty()) {
                throw new Blocked(new Obstacle.Unsound(List.of(Problem.of(
                        Problem.Kind.FILE_MISSING, "version " + upTo, "is not among the files; name one that is"))));
            }
            return adopt(
                    session,
                    set.migrations().stream()
                            .filter(migration -> migration.version().compareTo(upTo) <= 0)
                            .toList());
        });
    }

    /** Ends what was cut off, after a person has looked: it is done now, or it has had no effect. */
    public RunResult settle(Version version, boolean done) {
        return inSession((session, ran) -> {
            var entry = session.history()
                    .read()
                    .unsettled()
                    .filter(each -> each.version().equals(version));
            if (entry.isEmpty()) {
                throw new Blocked(
                        new Obstacle.Unfit("no run of version " + version + " was cut off; nothing is settled"));
            }
            session.history()
                    .end(
                            entry.get().entry(),
                            done ? State.DONE : State.VOID,
                            Optional.empty(),
                            entry.get().error());
            return new Finished(ran);
        });
    }

    private RunResult undo(Function<History, Plan> planned) {
        return inSession(
                (session, ran) -> run(session, planned.apply(session.history().read()), ran));
    }

    private RunResult run(Session session, Plan plan, List<Ran> ran) throws SQLException, Blocked {
        switch (plan) {
            case Plan.Impossible(var obstacle) -> throw new Blocked(obstacle);
            case Plan.Steps(var steps) -> {
                observer.connected(session.backend());
                for (var step : steps) {
                    ran.add(new Ran(step, new StepRun(session, step, observer, clock).run()));
                }
                if (!steps.isEmpty()) {
                    keepSchema(session);
                }
                return new Finished(ran);
            }
        }
    }

    /** What is migrated is migrated; that it could not be noted is told by the record, which is then of an earlier line. */
    private static void keepSchema(Session session) {
        try {
            session.refresh();
            new SchemaRecords(session.connection()).keep(session.history().read());
        } catch (SQLException unnoted) {
            // Whoever compares finds nothing to compare with.
        }
    }

    private RunResult adopt(Session session, List<Migration> migrations) throws SQLException, Blocked {
        if (!session.history().read().entries().isEmpty()) {
            throw new Blocked(
                    new Obstacle.Unfit("Slipway has a history in this database already; it is not written over"));
        }
        var connection = session.connection();
        connection.setAutoCommit(false);
        for (var migration : migrations) {
            session.history().insert(HistoryLine.adopting(migration, claim.deployment(), claim.fencingToken()));
        }
        connection.commit();
        return new Finished(List.of());
    }

    private static void refuseForeign(Session session) throws SQLException, Blocked {
        var foreign = ForeignHistory.find(session.connection());
        if (foreign.isPresent() && !foreign.get().noted().isEmpty()) {
            throw new Blocked(new Obstacle.NotAdopted(foreign.get()));
        }
    }

    /** What is done while nobody else may. */
    private interface Work {
        RunResult in(Session session, List<Ran> ran) throws SQLException, Blocked;
    }

    private RunResult inSession(Work work) {
        var ran = new ArrayList<Ran>();
        try (var session = Session.open(database, claim, settings)) {
            return work.in(session, ran);
        } catch (Blocked blocked) {
            return new Stopped(ran, blocked.obstacle());
        } catch (SQLException e) {
            return new Stopped(ran, obstacle(e));
        }
    }

    /** About what a run itself needs; what a script meets has been told already. */
    private static Obstacle obstacle(SQLException e) {
        if (SqlFailure.isAboutConnection(e)) {
            return new Obstacle.Disconnected(String.valueOf(e.getMessage()));
        }
        return SqlFailure.isAboutLocks(e)
                ? new Obstacle.Busy("it holds on to the fence: " + e.getMessage())
                : new Obstacle.Unfit("PostgreSQL refuses what a run needs: " + e.getMessage());
    }

    /** What a database says about itself, without a lock and without leaving a trace. */
    public static History history(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return HistoryTable.read(connection);
        }
    }
}
