package dev.slipway.migrations.trial;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.schema.SchemaDifference;
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

/** Proves on an empty database that migrations go up, that their rollbacks bring the schema back, and that they go up again. */
public final class UpDownUp {

    private final MigrationSet all;
    private final MigrationSet set;
    private final TrialField.Source fields;
    private final List<Verdict> verdicts = new ArrayList<>();
    private TrialField field;
    private Floor floor;

    private UpDownUp(MigrationSet all, MigrationSet set, TrialField.Source fields) throws SQLException {
        this.all = all;
        this.set = set;
        this.fields = fields;
        this.field = fields.fresh();
        this.floor = new Floor(Optional.empty(), field.schema());
    }

    /**
     * Problems of the files are reported too. A script that nobody can run ends the trial where it stands; problems that
     * leave no order to run anything in are all that is reported.
     */
    public static TrialReport of(MigrationSet set, ScratchPostgres server, TrialGround ground, InstantSource clock)
            throws SQLException {
        int major = server.binaries().major();
        var triable = Triable.of(set);
        if (triable.isEmpty()) {
            return new TrialReport(major, set.problems(), List.of(), Optional.empty());
        }
        var trial = new UpDownUp(set, triable.get(), TrialField.on(server, ground, clock));
        trial.each();
        var whole = trial.verdicts.stream().allMatch(Verdict::passed)
                ? Optional.of(new WholeTrial(set, trial.field, trial.floor).run())
                : Optional.<Whole>empty();
        return new TrialReport(major, trial.untold(), trial.verdicts, whole);
    }

    /** Without the missing rollbacks that the verdicts speak of. */
    private List<Problem> untold() {
        var told = all.migrations().stream()
                .filter(migration -> verdicts.stream()
                        .anyMatch(verdict -> verdict instanceof Verdict.NoRollback
                                && verdict.migration().equals(migration.name())))
                .map(migration -> migration.up().file())
                .toList();
        return all.problems().stream()
                .filter(problem -> problem.kind() != Kind.NO_ROLLBACK || !told.contains(problem.file()))
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
        all.migrations().stream()
                .skip(set.migrations().size())
                .forEach(migration -> verdicts.add(new Verdict.NotReached(migration.name())));
    }

    /** Whether the next one has the ground that it needs. */
    private boolean tryOne(Migration migration, Optional<Version> before) throws SQLException {
        var start = field.schema();
        var up = field.runner().up(set, Optional.of(migration.version()));
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
        floor = new Floor(Optional.of(migration.version()), field.schema());
        return verdicts.add(verdict);
    }

    private boolean downAndUp(Migration migration, Optional<Version> before, SchemaSnapshot start, RunResult up)
            throws SQLException {
        var there = field.schema();
        var down = field.runner().down(before);
        if (down instanceof RunResult.Stopped stopped) {
            failed(migration, Phase.DOWN, stopped.obstacle());
            return elsewhere(migration);
        }
        var back = field.schema();
        var again = field.runner().up(set, Optional.of(migration.version()));
        if (again instanceof RunResult.Stopped stopped) {
            failed(migration, stopped.obstacle(), start.to(back));
            return elsewhere(migration);
        }
        var afterDown = start.to(back);
        var afterUp = there.to(field.schema());
        return verdicts.add(
                afterDown.isEmpty() && afterUp.isEmpty()
                        ? new Verdict.Reversible(migration.name(), duration(up), duration(down))
                        : new Verdict.Differs(migration.name(), duration(up), duration(down), afterDown, afterUp));
    }

    private boolean failed(Migration migration, Phase phase, Obstacle obstacle) {
        verdicts.add(new Verdict.Failed(migration.name(), phase, obstacle.message(), Hint.about(obstacle)));
        return false;
    }

    /** What the rollback has left behind is most likely why it does not go up again. */
    private void failed(Migration migration, Obstacle obstacle, SchemaDifference left) {
        var hint = left.isEmpty()
                ? Hint.about(obstacle)
                : Optional.of("the rollback does not lead back to where it came from:\n" + left);
        verdicts.add(new Verdict.Failed(migration.name(), Phase.UP_AGAIN, obstacle.message(), hint));
    }

    /** A wrong way back has left this field in a state that nobody can build on; the way up is known to work. */
    private boolean elsewhere(Migration migration) throws SQLException {
        field = fields.fresh();
        return field.runner().up(set, Optional.of(migration.version())) instanceof RunResult.Finished;
    }

    private static Duration duration(RunResult result) {
        return WholeTrial.sum(result.ran());
    }
}
