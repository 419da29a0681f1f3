package dev.slipway.migrations.run;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.history.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides from files and history alone which steps are to be run, or why none may. */
public sealed interface Plan {

    /** What will be done, in order; nothing when all is done already. */
    record Steps(List<Step> steps) implements Plan {

        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** Nothing will be done. */
    record Impossible(Obstacle obstacle) implements Plan {}

    /** Forward, to a version or to the newest. */
    static Plan up(MigrationSet set, History history, Optional<Version> to, RunSettings settings) {
        if (history.unsettled().isPresent()) {
            return new Impossible(new Obstacle.CutOff(history.unsettled().get()));
        }
        var standing = Standing.of(set, history);
        var problems = standing.problemsOtherThan(settings.tolerated());
        if (!problems.isEmpty()) {
            return new Impossible(new Obstacle.Unsound(problems));
        }
        return new Steps(standing.pending().stream()
                .filter(migration -> to.isEmpty() || migration.version().compareTo(to.get()) <= 0)
                .map(Step::up)
                .toList());
    }

    /** Back to a version, which stays; or to the very beginning. */
    static Plan down(History history, Optional<Version> keep) {
        return undo(history, entry -> keep.isEmpty() || entry.version().compareTo(keep.get()) > 0);
    }

    /** Back behind what one deployment has applied. */
    static Plan undo(History history, String deployment) {
        return undo(history, entry -> entry.deployment().equals(deployment) && entry.move() == HistoryEntry.Move.UP);
    }

    private static Plan undo(History history, Predicate<HistoryEntry> which) {
        if (history.unsettled().isPresent()) {
            return new Impossible(new Obstacle.CutOff(history.unsettled().get()));
        }
        var steps = new ArrayList<Step>();
        for (var entry : history.applied().reversed()) {
            if (which.test(entry)) {
                switch (entry.rollback()) {
                    case Rollback.Scripted(var script) -> steps.add(Step.down(entry, script));
                    case Rollback.Irreversible(var reason) -> {
                        return new Impossible(new Obstacle.NoWayBack(entry, reason));
                    }
                    case Rollback.Missing(var why) -> {
                        return new Impossible(new Obstacle.NoWayBack(entry, why));
                    }
                }
            }
        }
        return new Steps(steps);
    }
}
