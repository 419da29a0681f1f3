package dev.slipway.deploy.schema;

import dev.slipway.deploy.FencedOut;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;

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

    private static void passOver(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Fenced(long mine, long theirs, String deployment)) {
            throw new FencedOut("The database, for " + deployment + ",", mine, theirs);
        }
        if (obstacle.mayPass()) {
            throw new TryAgain(obstacle.message());
        }
    }
}
