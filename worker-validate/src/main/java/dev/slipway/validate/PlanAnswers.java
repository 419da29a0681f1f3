package dev.slipway.validate;

import dev.slipway.events.Plan;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.util.Optional;

/** Deploy has said what it would do: the plan is approved, and the request goes or waits in line. */
final class PlanAnswers {

    private final Moments moments;

    PlanAnswers(Moments moments) {
        this.moments = moments;
    }

    Next on(RolloutPlanned planned, Step step) {
        var moment = moments.at(step);
        return moment.ticket(planned.getEnvelope(), phase -> phase == Phase.PLANNING)
                .filter(ticket -> ticket.planning().revision() == planned.getRevision())
                .map(ticket -> ticket.request().wish().dryRun()
                        ? shown(ticket, planned.getPlan(), moment)
                        : approved(ticket, planned.getPlan(), moment))
                .map(Move::next)
                .orElseGet(() -> moment.late(planned));
    }

    private static Move shown(Ticket ticket, Plan plan, Moment moment) {
        var statement = "nothing was changed: the plan for " + plan.getRelease().getVersion() + " has "
                + plan.getSteps().size() + " steps";
        return Ending.succeeded(moment.lane(), ticket.request(), Optional.empty(), statement, moment);
    }

    private static Move approved(Ticket ticket, Plan plan, Moment moment) {
        var seen = ticket.plan().map(Plan::getDigest).filter(plan.getDigest()::equals);
        var planned = Move.of(moment.lane()).put(ticket.planned(plan, moment.now()), moment);
        if (planned.lane().letters() > Lane.MOST_LETTERS) {
            return tooMuch(ticket, planned.lane(), moment);
        }
        var approved = seen.isPresent() ? planned : planned.say(moment.facts().approved(ticket, plan));
        return approved.then(lane -> Advance.of(lane, moment)).then(lane -> queued(lane, ticket, moment));
    }

    private static Move tooMuch(Ticket ticket, Lane withPlan, Moment moment) {
        var why = "what waits on " + moment.step().target() + " would have " + withPlan.letters()
                + " letters with the plan of this request, and no more than " + Lane.MOST_LETTERS
                + " are kept; wait until some requests have ended, then ask again under a new id";
        return Ending.rejected(moment.lane(), ticket.request(), Reasons.because("queue-full", why), moment);
    }

    /** A request that waits hears of it once; being planned again, it keeps its place. */
    private static Move queued(Lane lane, Ticket ticket, Moment moment) {
        var waits = lane.ticket(ticket.id())
                .filter(now -> now.phase() == Phase.PLANNED)
                .filter(now -> now.frozenBy().isEmpty());
        var move = Move.of(lane);
        return waits.isEmpty() || ticket.planning().revision() > 1
                ? move
                : move.say(moment.facts().queued(ticket, behind(lane, ticket), lane.place(ticket.id())));
    }

    private static String behind(Lane lane, Ticket ticket) {
        return lane.queue().stream()
                .takeWhile(ahead -> !ahead.id().equals(ticket.id()))
                .filter(ahead -> ahead.frozenBy().isEmpty())
                .findFirst()
                .map(Ticket::id)
                .or(() -> lane.hold().map(hold -> hold.requestId()))
                .orElseThrow();
    }
}
