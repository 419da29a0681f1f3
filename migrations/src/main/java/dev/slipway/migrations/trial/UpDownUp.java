package dev.slipway.migrations.trial;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.schema.SchemaSnapshot;
import dev.slipway.migrations.scratch.ScratchPostgres;
import dev.slipway.migrations.trial.Verdict.Phase;
import dev.slipway.migrations.trial.WholeTrial.Floor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Proves on an empty database that migrations go up, that their rollbacks bring the schema back, and that they go up again. */
public final class UpDownUp {

    /** What a trial may find out more about by running it. */
    private static final Kind[] TOLERATED = {
        Kind.NO_ROLLBACK, Kind.GAP, Kind.STRAY, Kind.DIRECTIVE, Kind.FOREIGN_DIALECT, Kind.UNFINISHED, Kind.EMPTY
    };

    private final MigrationSet set;
    private final DataSource database;
    private final MigrationRunner runner;
    private final List<Verdict> verdicts = new ArrayList<>();
    private Floor floor;

    private UpDownUp(MigrationSet set, DataSource database, InstantSource clock) throws SQLException {
        this.floor = new Floor(Optional.empty(), SchemaSnapshot.take(database));
        this.set = set;
        this.database = database;
        this.runner = new MigrationRunner(
                database,
                new Claim("trial", 0),
                RunSettings.usual().tolerating(TOLERATED),
                MigrationObserver.none(),
                clock);
    }

    /** Problems of the files are reported too; those that leave no order to run anything in are all that is reported. */
    public static TrialReport of(MigrationSet set, ScratchPostgres server, TrialGround ground, InstantSource clock)
            throws SQLException {
        int major = server.binaries().major();
        if (!set.problemsOtherThan(Set.of(TOLERATED)).isEmpty()) {
            return new TrialReport(major, set.problems(), List.of(), Optional.empty());
        }
        var database = server.newDatabase();
        database.prepare(ground.extensions(), ground.roles());
        var trial = new UpDownUp(set, database.owner().dataSource(), clock);
        trial.each();
        var whole = trial.verdicts.stream().allMatch(Verdict::passed)
                ? Optional.of(new WholeTrial(set, trial.database, trial.runner, trial.floor).run())
                : Optional.<Whole>empty();
        return new TrialReport(major, remaining(set.problems()), trial.verdicts, whole);
    }

    /** A missing rollback is told by the verdict on its migration. */
    private static List<Problem> remaining(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.kind() != Kind.NO_ROLLBACK)
                .toList();
    }

    private void each() throws SQLException {
        Optional<Version> before = Optional.empty();
        boolean goesOn = true;
        for (var migration : set.migrations()) {
            if (goesOn) {
                goesOn = tryOne(migration, before);
            } else {
                verdicts.add(new Verdict.NotReached(migration.name()));
            }
            before = Optional.of(migration.version());
        }
    }

    /** Whether the next one has the ground that it needs. */
    private boolean tryOne(Migration migration, Optional<Version> before) throws SQLException {
        var start = SchemaSnapshot.take(database);
        var up = runner.up(set, Optional.of(migration.version()));
        if (up instanceof RunResult.Stopped stopped) {
            return failed(migration, Phase.UP, stopped.obstacle());
        }
        return switch (migration.rollback()) {
            case Rollback.Irreversible(var reason) ->
                stays(migration, new Verdict.Irreversible(migration.name(), duration(up), reason));
            case Rollback.Missing(var why) ->
                stays(migration, new Verdict.NoRollback(migration.name(), duration(up), why));
            case Rollback.Scripted _ -> downAndUp(migration, before, start, up);
        };
    }

    private boolean stays(Migration migration, Verdict verdict) throws SQLException {
        floor = new Floor(Optional.of(migration.version()), SchemaSnapshot.take(database));
        return verdicts.add(verdict);
    }

    private boolean downAndUp(Migration migration, Optional<Version> before, SchemaSnapshot start, RunResult up)
            throws SQLException {
        var there = SchemaSnapshot.take(database);
        var down = runner.down(before);
        if (down instanceof RunResult.Stopped stopped) {
            failed(migration, Phase.DOWN, stopped.obstacle());
            return !(stopped.obstacle() instanceof Obstacle.CutOff);
        }
        var back = SchemaSnapshot.take(database);
        var again = runner.up(set, Optional.of(migration.version()));
        if (again instanceof RunResult.Stopped stopped) {
            return failed(migration, Phase.UP_AGAIN, stopped.obstacle(), start, back);
        }
        var afterDown = start.to(back);
        var afterUp = there.to(SchemaSnapshot.take(database));
        return verdicts.add(
                afterDown.isEmpty() && afterUp.isEmpty()
                        ? new Verdict.Reversible(migration.name(), duration(up), duration(down))
                        : new Verdict.Differs(migration.name(), duration(up), duration(down), afterDown, afterUp));
    }

    private boolean failed(Migration migration, Phase phase, Obstacle obstacle) {
        verdicts.add(new Verdict.Failed(migration.name(), phase, obstacle.message(), Hint.about(obstacle)));
        return false;
    }

    /** What the rollback has left behind is most likely why. */
    private boolean failed(
            Migration migration, Phase phase, Obstacle obstacle, SchemaSnapshot start, SchemaSnapshot back) {
        var left = start.to(back);
        var hint = left.isEmpty()
                ? Hint.about(obstacle)
                : Optional.of("the rollback does not lead back to where it came from:\n" + left);
        verdicts.add(new Verdict.Failed(migration.name(), phase, obstacle.message(), hint));
        return false;
    }

    private static Duration duration(RunResult result) {
        return WholeTrial.sum(result.ran());
    }
}
