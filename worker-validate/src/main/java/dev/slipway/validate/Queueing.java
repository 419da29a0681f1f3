package dev.slipway.validate;

import dev.slipway.validate.lane.Hold;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;

/** A request whose plan may be carried out goes or waits in line; what waits hears of it once. */
final class Queueing {

    private Queueing() {}

    static Move of(Lane lane, String id, Moment moment) {
        return Advance.of(lane, moment).then(now -> told(now, id, moment));
    }

    /** Being planned again, it keeps its place and need not hear of it again. */
    private static Move told(Lane lane, String id, Moment moment) {
        var waits = lane.ticket(id)
                .filter(ticket -> ticket.phase() == Phase.PLANNED)
                .filter(ticket -> ticket.frozenBy().isEmpty())
                .filter(ticket -> ticket.planning().revision() == 1);
        return waits.map(ticket ->
                        Move.of(lane).say(moment.facts().queued(ticket, behind(lane, ticket), lane.place(id))))
                .orElseGet(() -> Move.of(lane));
    }

    private static String behind(Lane lane, Ticket ticket) {
        return lane.queue().stream()
                .takeWhile(ahead -> !ahead.id().equals(ticket.id()))
                .filter(ahead -> ahead.frozenBy().isEmpty() && ahead.phase() != Phase.APPROVING)
                .findFirst()
                .map(Ticket::id)
                .or(() -> lane.hold().map(Hold::requestId))
                .orElseThrow();
    }
}
