package dev.slipway.cli.migrations;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunSettings;
import java.sql.SQLException;
import java.util.function.Function;

/** A person's own change to what a database says about its migrations; it comes after whoever was there last. */
final class ByHand {

    private ByHand() {}

    static void change(Shell shell, DatabaseUrl url, Function<MigrationRunner, RunResult> change) {
        var runner = new MigrationRunner(
                url.dataSource(), claim(url), RunSettings.usual(), MigrationObserver.none(), shell.clock());
        if (change.apply(runner) instanceof RunResult.Stopped stopped) {
            var exitCode =
                    stopped.obstacle() instanceof Obstacle.Disconnected ? ExitCode.NO_CONNECTION : ExitCode.REJECTED;
            throw new CannotGoOn(exitCode, stopped.obstacle().message());
        }
    }

    private static Claim claim(DatabaseUrl url) {
        try {
            return Claim.byHand(url.dataSource());
        } catch (SQLException e) {
            throw DatabaseChoice.unreachable(url, e);
        }
    }
}
