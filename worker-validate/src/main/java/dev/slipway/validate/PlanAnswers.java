package dev.slipway.validate;

import dev.slipway.events.Plan;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.util.Optional;

/** Deploy has said what it would do: a dry run ends there, for everything else the plan has to be approved. */
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
                        : planned(ticket, planned.getPlan(), moment))
                .map(Move::next)
                .orElseGet(() -> moment.late(planned));
    }

    private static Move shown(Ticket ticket, Plan plan, Moment moment) {
        var statement = "nothing was changed: the plan for " + plan.getRelease().getVersion() + " has "
                + plan.getSteps().size() + " steps";
        return Ending.succeeded(moment.lane(), ticket.request(), Optional.empty(), statement, moment);
    }

    private static Move planned(Ticket before, Plan plan, Moment moment) {
        var ticket = before.planned(plan, moment.now());
        var planned = Move.of(moment.lane()).put(ticket, moment);
        return planned.lane().letters() > Lane.MOST_LETTERS
                ? tooMuch(ticket, planned.lane(), moment)
                : planned.then(lane -> Approving.ask(lane, ticket, plan, moment));
    }

    private static Move tooMuch(Ticket ticket, Lane withPlan, Moment moment) {
        var why = "what waits on " + moment.step().target() + " would have " + withPlan.letters()
                + " letters with the plan of this request, and no more than " + Lane.MOST_LETTERS
                + " are kept; wait until some requests have ended, then ask again under a new id";
        return Ending.rejected(moment.lane(), ticket.request(), Reasons.because("queue-full", why), moment);
    }
}
