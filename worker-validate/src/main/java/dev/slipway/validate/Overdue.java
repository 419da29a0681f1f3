package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import dev.slipway.validate.lane.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks after the stage that owes a word, and decides what its silence means; and after a freeze or a question, whether it is over. */
final class Overdue {

    private final Moments moments;

    Overdue(Moments moments) {
        this.moments = moments;
    }

    Next look(String requestId, Step step) {
        var moment = moments.at(step);
        return moment.lane()
                .ticket(requestId)
                .flatMap(ticket -> switch (ticket.phase()) {
                    case PLANNED -> Optional.of(Advance.of(moment.lane(), moment));
                    case CONSENTING -> Optional.of(Consenting.look(ticket, moment));
                    case APPROVING -> Optional.of(Approving.look(ticket, moment));
                    default -> ticket.owed().map(wait -> look(ticket, wait, moment));
                })
                .map(Move::next)
                .orElseGet(() -> Next.ignore("nobody owes " + requestId + " a word any more"));
    }

    private static Move look(Ticket ticket, Wait wait, Moment moment) {
        return wait.answerBy()
                .map(answerBy -> unanswered(ticket, answerBy, moment))
                .orElseGet(() -> patience(ticket, wait, moment)
                        .map(again -> Move.of(moment.lane()).look(ticket.id(), Optional.of(again)))
                        .orElseGet(() -> overdue(ticket, wait, moment)));
    }

    /** When to look again; never again once the stage is overdue. */
    private static Optional<Instant> patience(Ticket ticket, Wait wait, Moment moment) {
        var waited = Duration.between(wait.since(), moment.now());
        var longest = moment.bounds().longest(ticket.phase()).minus(waited);
        var silent = moment.silenceOf(wait.stage());
        var quiet = moment.bounds().patience().silence().minus(shorter(waited, silent));
        return longest.isPositive() && quiet.isPositive()
                ? Optional.of(moment.now().plus(shorter(longest, quiet)))
                : Optional.empty();
    }

    private static Move overdue(Ticket ticket, Wait wait, Moment moment) {
        if (!ticket.phase().authorised()) {
            return refused(ticket, wait, moment);
        }
        if (ticket.phase() == Phase.RESTORING) {
            return restoring(ticket, wait, moment);
        }
        return ticket.phase() == Phase.UNDONE ? unverified(ticket, wait, moment) : undo(ticket, wait, moment);
    }

    /** Nothing was touched, so the request just ends; the stage's late answer will find nobody waiting. */
    private static Move refused(Ticket ticket, Wait wait, Moment moment) {
        return Move.of(moment.lane())
                .say(moment.facts().overdue(ticket.request(), wait, Optional.empty()))
                .then(lane -> Ending.rejected(lane, ticket.request(), List.of(silent(wait, moment)), moment));
    }

    /** Deploy decides: it is told to undo, and has a while to answer. */
    private static Move undo(Ticket ticket, Wait wait, Moment moment) {
        var patience = moment.bounds().patience();
        var answerBy = moment.now().plus(patience.grace());
        var told = ticket.because(List.of(silent(wait, moment))).answeringBy(answerBy);
        return Move.of(moment.lane().with(told))
                .say(moment.facts().overdue(ticket.request(), wait, Optional.of(answerBy)))
                .look(ticket.id(), Optional.of(answerBy.plus(patience.margin())));
    }

    private static Move unanswered(Ticket ticket, Instant answerBy, Moment moment) {
        var end = answerBy.plus(moment.bounds().patience().margin());
        if (moment.now().isBefore(end)) {
            return Move.of(moment.lane()).look(ticket.id(), Optional.of(end));
        }
        var why = Reasons.reason(
                "deploy-silent",
                "worker-deploy was told to undo and has not answered until " + answerBy
                        + "; see what serves, put it right, then clear the target",
                "target-held");
        return Ending.failed(moment.lane(), ticket, why, moment);
    }

    private static Move unverified(Ticket ticket, Wait wait, Moment moment) {
        var why = Reasons.reason(
                "not-verified-after-rollback",
                "the old release serves again, but worker-verify has not said that it works; see for yourself, then"
                        + " clear the target",
                "target-held");
        return Move.of(moment.lane())
                .say(moment.facts().overdue(ticket.request(), wait, Optional.empty()))
                .then(lane -> Ending.failed(lane, ticket, why, moment));
    }

    /** Nobody knows which database is there now. */
    private static Move restoring(Ticket ticket, Wait wait, Moment moment) {
        var why = Reasons.reason(
                "restore-silent",
                silent(wait, moment).getMessage() + "; whether the database was put back can be seen in the list of"
                        + " databases of its server",
                "restore-silent");
        return Move.of(moment.lane())
                .say(moment.facts().overdue(ticket.request(), wait, Optional.empty()))
                .then(lane -> Ending.failed(lane, ticket, why, moment));
    }

    private static Reason silent(Wait wait, Moment moment) {
        var worker = "worker-" + Topic.slug(wait.stage());
        return Reasons.reason(
                "overdue",
                worker + " has been waited for since " + wait.since() + ", and not heard of for "
                        + moment.silenceOf(wait.stage()).toSeconds() + " s; look at its health and its log, then ask"
                        + " again",
                "stage-overdue");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
