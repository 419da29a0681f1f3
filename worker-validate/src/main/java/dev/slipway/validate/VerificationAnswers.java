package dev.slipway.validate;

import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import dev.slipway.validate.lane.Wait;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/** What verify found: deploy acts on it as long as the rollout runs; after a rollback it is the last word. */
final class VerificationAnswers {

    private final Moments moments;

    VerificationAnswers(Moments moments) {
        this.moments = moments;
    }

    Next on(VerificationPassed passed, Step step) {
        return switch (passed.getPurpose()) {
            case BEFORE_TRAFFIC -> noted(passed, step, Phase.SOUND, List.of());
            case AFTER_SWITCH -> noted(passed, step, Phase.PROVEN, List.of());
            case AFTER_ROLLBACK ->
                afterRollback(passed, step, (ticket, moment) -> Ending.undone(moment.lane(), ticket, moment));
            case UNKNOWN -> unknown(passed.getPurpose());
        };
    }

    Next on(VerificationFailed failed, Step step) {
        return switch (failed.getPurpose()) {
            case BEFORE_TRAFFIC, AFTER_SWITCH -> noted(failed, step, Phase.FAILING, failed.getReasons());
            case AFTER_ROLLBACK ->
                afterRollback(
                        failed,
                        step,
                        (ticket, moment) -> Ending.failed(
                                moment.lane(), ticket.because(failed.getReasons()), unsound(failed), moment));
            case UNKNOWN -> unknown(failed.getPurpose());
        };
    }

    /** Tells who is waited for next. Once deploy was told to undo, only deploy's own word counts. */
    private Next noted(SpecificRecord event, Step step, Phase reached, List<Reason> why) {
        var moment = moments.at(step);
        return moment.rollout(Events.envelopeOf(event))
                .map(ticket -> ticket.phase().atLeast(Phase.UNDOING) ? ticket : ticket.because(why))
                .map(ticket -> toldToUndo(ticket) || ticket.phase().atLeast(reached)
                        ? Move.of(moment.lane().with(ticket))
                        : Move.of(moment.lane()).put(ticket.in(reached, moment.now()), moment))
                .map(Move::next)
                .orElseGet(() -> moment.late(event));
    }

    private Next afterRollback(SpecificRecord event, Step step, BiFunction<Ticket, Moment, Move> decision) {
        var moment = moments.at(step);
        return moment.rollout(Events.envelopeOf(event))
                .map(ticket -> ticket.phase() == Phase.UNDONE
                        ? decision.apply(ticket, moment).next()
                        : Next.park("the rollback of " + ticket.id() + " has not been heard of yet"))
                .orElseGet(() -> moment.late(event));
    }

    private static boolean toldToUndo(Ticket ticket) {
        return ticket.owed().flatMap(Wait::answerBy).isPresent();
    }

    private static Reason unsound(VerificationFailed failed) {
        var first = failed.getReasons().stream().findFirst().map(Reason::getMessage);
        return Reasons.reason(
                "unsound-after-rollback",
                "what serves after the rollback does not pass its smoke tests: " + first.orElse("no reason was given")
                        + "; mend the target, then clear it",
                "target-held");
    }

    private static Next unknown(Purpose purpose) {
        return Next.ignore("a verification for the purpose " + purpose + " is newer than this gate");
    }
}
