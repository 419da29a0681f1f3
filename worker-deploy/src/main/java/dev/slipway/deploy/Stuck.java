package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.Release;
import dev.slipway.events.RollbackStuck;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.Set;

/** Ends what can neither go on nor be undone: says what serves and what may still run, and calls for a person. */
final class Stuck {

    /** What the runbook has more to say about than about an undo that failed. */
    private static final Set<String> OF_THEIR_OWN =
            Set.of("other-host", "migration-stuck", "way-back-unclear", "restore-not-done");

    private final StandDown standDown;

    Stuck(StandDown standDown) {
        this.standDown = standDown;
    }

    /** An undo that cannot be done. */
    Next undoing(String where, Step step, GiveUp why) {
        var book = Logbook.of(step);
        return book.rolloutOf(step.requestId())
                .filter(Rollout::beingUndone)
                .map(rollout -> call(where, book, rollout, step, why))
                .orElseGet(() -> Next.ignore("Nothing is being undone for this request."));
    }

    /** An event about a rollout that could not be dealt with: without an answer the request would never end. */
    Next answering(String where, Step step, GiveUp why) {
        var book = Logbook.of(step);
        return book.rolloutOf(step.requestId())
                .map(rollout -> call(where, book, rollout, step, why))
                .orElseGet(() -> Next.ignore("The rollout is over, or has never begun."));
    }

    private Next call(String where, Logbook book, Rollout rollout, Step step, GiveUp why) {
        var after = standDown.from(book, rollout, step);
        var reason = why.reason();
        var message = reason.getMessage() + " Now "
                + after.liveRelease().map(Release::getVersion).orElse("nothing") + " serves; of "
                + rollout.release().getVersion() + " these may still run: "
                + rollout.started().stream().map(Instance::getId).toList() + ".";
        return Next.publish(RollbackStuck.newBuilder()
                        .setEnvelope(step.envelope())
                        .setStep(where)
                        .setReason(Says.reason(
                                OF_THEIR_OWN.contains(reason.getCode()) ? reason.getCode() : "rollback-stuck", message))
                        .build())
                .remember(after);
    }
}
