package dev.slipway.validate;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.Plan;
import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.util.Optional;

/**
 * Lets the first in the line go, once its plan is in and still begins at what serves, and no freeze is on. A target that
 * is held lets pass only what may be needed to put it right.
 */
final class Advance {

    private Advance() {}

    /** The first that may go does; whoever waits for something else than the lane lets it pass. */
    static Move of(Lane lane, Moment moment) {
        if (moment.unlisted()) {
            return Unlisted.end(lane, moment);
        }
        var move = Move.of(lane);
        for (var ticket : lane.queue()) {
            if (lane.hold().isPresent() && !ticket.recovers() && !ticket.phase().holdsLane()) {
                continue;
            }
            if (ticket.phase() == Phase.APPROVING) {
                continue;
            }
            if (ticket.phase() != Phase.PLANNED) {
                return move;
            }
            var frozen = moment.freeze(ticket);
            if (frozen.isEmpty() && Approving.stands(ticket, moment)) {
                return move.then(now -> go(now.first(ticket), ticket, moment));
            }
            if (frozen.isEmpty()) {
                move = move.then(now -> Approving.again(now, ticket, moment));
                continue;
            }
            if (frozen.get().rejects()) {
                return move.then(now ->
                        Ending.rejected(now, ticket.request(), frozen.get().reasons(), moment));
            }
            move = move.then(now -> frozen.get().wait(now, ticket, moment));
        }
        return move;
    }

    /** The backup is there; if a freeze has begun meanwhile, or an approval has lapsed, the lane is given back. */
    static Move backedUp(Lane lane, Ticket ticket, BackupVerified backup, Moment moment) {
        var frozen = moment.freeze(ticket);
        if (!moment.unlisted() && frozen.isEmpty() && Approving.stands(ticket, moment)) {
            return authorise(lane, ticket, Optional.of(backup), moment);
        }
        return frozen.filter(Freezing::rejects)
                .map(rejecting -> Ending.rejected(lane, ticket.request(), rejecting.reasons(), moment))
                .orElseGet(() -> Move.of(lane)
                        .put(ticket.in(Phase.PLANNED, moment.now()), moment)
                        .then(now -> of(now, moment)));
    }

    /** Production may be touched. */
    private static Move authorise(Lane lane, Ticket ticket, Optional<BackupVerified> backup, Moment moment) {
        var plan = ticket.plan().orElseThrow();
        return Move.of(lane)
                .put(ticket.in(Phase.AUTHORISED, moment.now()), moment)
                .say(Freezing.overridden(ticket, moment))
                .say(SkippingBackup.told(ticket, moment))
                .say(moment.facts().authorised(ticket, plan, backup));
    }

    private static Move go(Lane lane, Ticket ticket, Moment moment) {
        if (ticket.recovers()) {
            return Recovering.admit(lane, ticket, moment);
        }
        if (Checking.tooLongAgo(ticket, moment)) {
            return Checking.again(lane, ticket, moment);
        }
        return lane.outdates(ticket) ? AskForPlan.again(lane, ticket, moment) : admit(lane, ticket, moment);
    }

    private static Move admit(Lane lane, Ticket ticket, Moment moment) {
        var plan = ticket.plan().orElseThrow();
        var admitted = Move.of(lane.learned(plan.getBase()))
                .put(ticket.in(Phase.ADMITTED, moment.now()), moment)
                .say(moment.facts().admitted(ticket, plan));
        return needsBackup(ticket, plan)
                ? admitted
                : admitted.then(now -> authorise(now, ticket, Optional.empty(), moment));
    }

    /** A rollback that only moves traffic back touches no data. */
    private static boolean needsBackup(Ticket ticket, Plan plan) {
        return ticket.request().kind() != RequestKind.ROLLBACK || plan.getMovesSchema();
    }
}
