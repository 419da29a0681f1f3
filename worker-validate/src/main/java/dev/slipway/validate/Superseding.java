package dev.slipway.validate;

import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import java.util.List;

/** Where the operator wants only the newest: a request against which nothing speaks ends those that wait before it. */
final class Superseding {

    private Superseding() {}

    static Move by(Request newer, Lane lane, Moment moment) {
        if (newer.wish().dryRun()
                || moment.known().filter(GroundRules::supersedes).isEmpty()) {
            return Move.of(lane);
        }
        var move = Move.of(lane);
        for (var older : waitingBefore(newer, lane)) {
            var outcome = moment.outcomes().superseded(older.request(), newer);
            move = move.then(now -> Ending.of(now, older.request(), outcome, moment));
        }
        return move.then(now -> Advance.of(now, moment));
    }

    private static List<Ticket> waitingBefore(Request newer, Lane lane) {
        return lane.queue().stream()
                .takeWhile(ticket -> !ticket.id().equals(newer.id()))
                .filter(ticket -> ticket.request().kind() == RequestKind.DEPLOY)
                .filter(ticket -> !ticket.phase().holdsLane())
                .toList();
    }
}
