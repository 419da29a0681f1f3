package dev.slipway.validate;

import dev.slipway.events.Plan;
import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.util.Optional;

/** Lets the first in the line go, once its plan is in and still begins at what serves. */
final class Advance {

    private Advance() {}

    static Move of(Lane lane, Moment moment) {
        return lane.first()
                .filter(ticket -> ticket.phase() == Phase.PLANNED)
                .filter(ticket -> lane.hold().isEmpty())
                .map(ticket -> go(lane, ticket, moment))
                .orElseGet(() -> Move.of(lane));
    }

    /** Production may be touched. */
    static Move authorise(Lane lane, Ticket ticket, Optional<String> backupId, Moment moment) {
        var plan = ticket.plan().orElseThrow();
        return Move.of(lane)
                .put(ticket.in(Phase.AUTHORISED, moment.now()), moment)
                .say(moment.facts().authorised(ticket, plan, backupId));
    }

    private static Move go(Lane lane, Ticket ticket, Moment moment) {
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
