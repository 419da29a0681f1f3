package dev.slipway.validate;

import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Seen;
import dev.slipway.validate.lane.Ticket;
import java.util.List;

/** Asks deploy what it would do; the request has its place in the line from here on. */
final class AskForPlan {

    private AskForPlan() {}

    static Move first(Lane lane, Request request, Moment moment) {
        var ticket = Ticket.planning(request, lane.serving().turn(), moment.now());
        return wanted(lane.join(ticket), ticket, moment);
    }

    /** The release has been looked at; it keeps the place that it took when it came. */
    static Move checked(Lane lane, Ticket ticket, List<ApprovalRule> ownApprovals, Moment moment) {
        var look = new Seen(moment.now(), ownApprovals);
        return wanted(lane, ticket.checked(lane.serving().turn(), look), moment);
    }

    /** The target has moved on since the plan was made. */
    static Move again(Lane lane, Ticket ticket, Moment moment) {
        return wanted(lane, ticket.planningAgain(lane.serving().turn(), moment.now()), moment);
    }

    private static Move wanted(Lane lane, Ticket ticket, Moment moment) {
        return Move.of(lane).put(ticket, moment).say(moment.facts().planWanted(ticket));
    }
}
