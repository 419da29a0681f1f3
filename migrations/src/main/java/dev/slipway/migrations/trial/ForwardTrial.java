package dev.slipway.migrations.trial;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** The quick trial: all migrations forward once on an empty database, to hear whether PostgreSQL takes them. */
public final class ForwardTrial {

    private ForwardTrial() {}

    /** Whether there is anything to run: files that leave no order have to be mended first. */
    public static boolean isPossible(MigrationSet set) {
        return set.problemsOtherThan(Set.of(TrialField.TOLERATED)).isEmpty();
    }

    /** What PostgreSQL refuses, with a guess at the dialect it was written in; nothing if it takes all. */
    public static Optional<String> refusal(
            MigrationSet set, ScratchPostgres server, TrialGround ground, Duration eachStatement, InstantSource clock)
            throws SQLException {
        var scratch = server.newDatabase();
        scratch.prepare(ground.extensions(), ground.roles());
        var settings = RunSettings.usual().withStatementTimeout(eachStatement).tolerating(TrialField.TOLERATED);
        var runner = new MigrationRunner(
                scratch.owner().dataSource(), new Claim("trial", 0), settings, MigrationObserver.none(), clock);
        return runner.up(set, Optional.empty()) instanceof Stopped(var _, var obstacle)
                ? Optional.of(obstacle.message()
                        + Hint.about(obstacle).map(hint -> "; " + hint).orElse(""))
                : Optional.empty();
    }
}
