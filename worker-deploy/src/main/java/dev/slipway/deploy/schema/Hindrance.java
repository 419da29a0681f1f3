package dev.slipway.deploy.schema;

import dev.slipway.deploy.FencedOut;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.sql.SQLException;

/** Says of what stopped a run of migrations whether trying again helps, and if not, what does. */
final class Hindrance {

    private Hindrance() {}

    static RuntimeException toApply(Migration migration, Obstacle obstacle) {
        passOver(obstacle);
        return new GiveUp(
                "migration-failed",
                migration + " could not be applied to the database: " + obstacle.message() + ".",
                "migration-failed");
    }

    static GiveUp toUndo(Obstacle obstacle) {
        passOver(obstacle);
        return new GiveUp(
                "migration-stuck",
                "The migrations of this rollout cannot be undone any further: " + obstacle.message() + ".",
                "migration-stuck");
    }

    /** Without a count nothing is taken back; with a right that is missing there will never be one. */
    static RuntimeException toCount(SQLException failed) {
        var why = "What was written since into what the rollbacks drop cannot be counted: " + failed.getMessage();
        return "42501".equals(failed.getSQLState())
                ? new GiveUp(
                        "migration-stuck",
                        why + "; let the role that runs migrations read every table.",
                        "migration-stuck")
                : new TryAgain(why, failed);
    }

    private static void passOver(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Fenced(long mine, long theirs, String deployment)) {
            throw new FencedOut("The database, for " + deployment + ",", mine, theirs);
        }
        if (obstacle.mayPass()) {
            throw new TryAgain(obstacle.message());
        }
    }
}
