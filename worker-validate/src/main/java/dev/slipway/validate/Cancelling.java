package dev.slipway.validate;

import dev.slipway.events.CancelRequested;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Stop;
import dev.slipway.validate.lane.Ticket;
import java.util.Optional;

/** A cancel: done here as long as nothing was touched, afterwards a matter for deploy. */
final class Cancelling {

    private Cancelling() {}

    static Move decide(CancelRequested body, Request cancel, Lane lane, Moment moment) {
        return lane.ticket(body.getSubject())
                .map(subject -> subject.phase().authorised() && !stillUntouched(subject)
                        ? stop(subject, cancel, "cancelled" + because(body.getReason()), lane, moment)
                        : untouched(subject, cancel, lane, moment))
                .orElseGet(() -> nothing(body.getSubject(), cancel, lane, moment));
    }

    /** A restore that people are still asked about. */
    private static boolean stillUntouched(Ticket subject) {
        return subject.recovers() && subject.phase() == Phase.CONSENTING;
    }

    /** Asks deploy to stop, unless it is undoing already; whoever asks hears when the deployment has ended. */
    static Move stop(Ticket subject, Request by, String reason, Lane lane, Moment moment) {
        var ask = !subject.phase().atLeast(Phase.UNDOING);
        var waiting = Move.of(lane.with(new Stop(by, subject.id(), ask)));
        return ask ? waiting.say(moment.facts().stopWanted(subject, by, reason)) : waiting;
    }

    private static Move untouched(Ticket subject, Request cancel, Lane lane, Moment moment) {
        var outcomes = moment.outcomes();
        var statement = "request " + subject.id() + " was cancelled before anything was touched";
        return Move.of(lane)
                .say(moment.facts().cancelAccepted(subject, cancel))
                .then(now -> Ending.of(
                        now, subject.request(), outcomes.cancelled(subject.request(), cancel.id(), false), moment))
                .then(now -> Ending.succeeded(now, cancel, Optional.empty(), statement, moment));
    }

    private static Move nothing(String subject, Request cancel, Lane lane, Moment moment) {
        var why = "request " + subject + " is neither waiting nor running on "
                + moment.step().target() + "; `slipway status` says what is";
        return Ending.rejected(lane, cancel, Reasons.because("nothing-to-cancel", why), moment);
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }
}
