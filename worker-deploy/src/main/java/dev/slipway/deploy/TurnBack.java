package dev.slipway.deploy;

import dev.slipway.events.CancelRefused;
import dev.slipway.events.Reason;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.StopRequested;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.time.Duration;
import java.util.Optional;

/** Decides that a rollout is undone: because a step failed, because somebody asked, or because it took too long. */
final class TurnBack {

    /** An answer that could come in later than the gate waits is no answer. */
    private static final Duration TOO_CLOSE = Duration.ofSeconds(10);

    private final StandDown standDown;
    private final Refusal refusal;

    TurnBack(StandDown standDown, Refusal refusal) {
        this.standDown = standDown;
        this.refusal = refusal;
    }

    Next failed(Step step, String which, Reason reason) {
        var book = Logbook.of(step);
        return book.rolloutOf(step.requestId())
                .filter(rollout -> !rollout.beingUndone())
                .map(rollout -> Next.publish(Says.failed(step, which, reason)).and(undo(book, rollout, step, reason)))
                .orElseGet(() -> Next.ignore("The rollout is over or being undone already."));
    }

    Next on(StopRequested stop, Step step) {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId());
        if (rollout.isPresent()) {
            return rollout.get().beingUndone()
                    ? Next.ignore("The rollout is being undone already.")
                    : undo(book, rollout.get(), step, Says.reason("stop-requested", stop.getReason()));
        }
        return book.endOf(step.requestId())
                .map(how -> Next.publish(refused(stop, step, how)))
                .orElseGet(() -> Next.park("The rollout that shall stop has not begun yet."));
    }

    Next on(StageOverdue overdue, Step step) {
        var book = Logbook.of(step);
        if (overdue.getAnswerBy().isEmpty() || book.endOf(step.requestId()).isPresent()) {
            return Next.ignore("Nothing of this request is under way here.");
        }
        boolean inTime = step.now().isBefore(overdue.getAnswerBy().get().minus(TOO_CLOSE));
        var rollout = book.rolloutOf(step.requestId());
        if (!inTime) {
            return Next.nothing().remember(letGo(book, rollout, step));
        }
        var reason = Says.reason(
                "rollout-overdue",
                "The rollout was not done after " + overdue.getWaitedMillis() / 1000 + " s; " + overdue.getStage()
                        + " was waited for.");
        if (rollout.filter(late -> late.phase() == Phase.RESTORING).isPresent()) {
            return Next.nothing().then(Steps.RESTORE, reason.getMessage());
        }
        return rollout.map(late -> late.beingUndone()
                        ? Next.publish(Says.rollbackStarted(late, step, reason))
                        : failed(step, "in-time", reason))
                .orElseGet(() -> refusal.of(book, step, reason));
    }

    /** One that has not even begun must not begin later: its authorisation may still be on its way to us. */
    private Logbook letGo(Logbook book, Optional<Rollout> rollout, Step step) {
        return rollout.map(late -> standDown.from(book, late, step))
                .orElseGet(() -> book.passedBy(step.requestId(), Ended.How.LEFT_AS_IT_IS));
    }

    private static Next undo(Logbook book, Rollout rollout, Step step, Reason reason) {
        return Next.publish(Says.rollbackStarted(rollout, step, reason))
                .remember(book.under(rollout.undoneBecause(reason)))
                .then(Steps.TAKE_TRAFFIC_BACK);
    }

    private static CancelRefused refused(StopRequested stop, Step step, Ended.How how) {
        var why = switch (how) {
            case CONFIRMED -> "The release has been confirmed already; ask for a rollback instead.";
            case UNDONE, REFUSED -> "The rollout has been undone already.";
            case LEFT_AS_IT_IS -> "The rollout was given up and left as it is; clear the target first.";
            case CLEARED -> "That request has cleared the target and is done.";
        };
        return CancelRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setCancelRequestId(stop.getCancelRequestId())
                .setReason(Says.reason(how == Ended.How.CONFIRMED ? "already-confirmed" : "already-over", why))
                .build();
    }
}
