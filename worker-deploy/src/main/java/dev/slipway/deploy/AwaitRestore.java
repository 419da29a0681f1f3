package dev.slipway.deploy;

import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.Reason;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RestoreRefused;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.stream.Collectors;

/** Goes on with an undo once the database is back, and calls for a person when it will not be. */
final class AwaitRestore {

    private final Stuck stuck;

    AwaitRestore(Stuck stuck) {
        this.stuck = stuck;
    }

    Next on(DatabaseRestored restored, Step step) {
        var book = Logbook.of(step);
        return book.rolloutOf(step.requestId(), Phase.RESTORING)
                .map(rollout -> Next.nothing()
                        .remember(book.under(rollout.in(Phase.REVERTING)))
                        .then(Steps.SETTLE))
                .orElseGet(AwaitRestore::another);
    }

    Next on(RestoreRefused refused, Step step) {
        return not(
                "The database was not put back: "
                        + refused.getReasons().stream().map(Reason::getMessage).collect(Collectors.joining(" ")),
                step);
    }

    Next on(RestoreDenied denied, Step step) {
        return not(
                "Putting backup " + denied.getBackupId() + " back was not allowed: "
                        + denied.getReason().getMessage(),
                step);
    }

    /** Nobody said anything in time. */
    Next overdue(String why, Step step) {
        return not("The database has not been put back: " + why, step);
    }

    private Next not(String why, Step step) {
        return Logbook.of(step)
                .rolloutOf(step.requestId(), Phase.RESTORING)
                .map(rollout ->
                        stuck.undoing(Steps.RESTORE, step, new GiveUp("restore-not-done", why, "restore-not-done")))
                .orElseGet(AwaitRestore::another);
    }

    private static Next another() {
        return Next.ignore("No rollout waits for this restore.");
    }
}
