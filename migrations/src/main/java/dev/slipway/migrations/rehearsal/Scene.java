package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.rehearsal.watch.Watched;
import dev.slipway.migrations.rehearsal.watch.Watcher;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.Step;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Where it is played: the copy, who watches it, who reads it; every way is run by the runner of real deployments. */
record Scene(
        DataSource database,
        long fencingToken,
        Watcher watcher,
        Reader reader,
        RehearsalLimits limits,
        InstantSource clock) {

    SchemaSnapshot schema() throws SQLException {
        return reader.schema();
    }

    /** One migration and no more, under a name by which it alone can be undone. */
    Watched forward(MigrationSet set, Step step) throws SQLException {
        return watch(deploymentOf(step), runner -> runner.up(set, Optional.of(step.version())));
    }

    Watched back(Step step) throws SQLException {
        return watch(deploymentOf(step), runner -> runner.undo(deploymentOf(step)));
    }

    Watched forwardAgain(MigrationSet set, Version last) throws SQLException {
        return watch("rehearsal, second time", runner -> runner.up(set, Optional.of(last)));
    }

    private interface Way {
        RunResult with(MigrationRunner runner);
    }

    private Watched watch(String deployment, Way way) throws SQLException {
        var claim = new Claim(deployment, fencingToken);
        return watcher.watch(observer -> way.with(runner(claim, observer)));
    }

    private MigrationRunner runner(Claim claim, MigrationObserver observer) {
        return new MigrationRunner(database, claim, limits.settings(), observer, clock);
    }

    private static String deploymentOf(Step step) {
        return "rehearsal of " + step.name();
    }
}
