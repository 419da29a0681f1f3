package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.validate.lane.Hold;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The ways in which a request leaves the line, each with its one outcome, and what that means for the others. */
final class Ending {

    private Ending() {}

    /** The request has ended; nothing else follows from that. */
    static Move of(Lane lane, Request request, SpecificRecord outcome, Moment moment) {
        return Move.of(lane.ended(request.mark(), moment.now())).say(outcome).look(request.id(), Optional.empty());
    }

    static Move rejected(Lane lane, Request request, List<Reason> reasons, Moment moment) {
        return of(lane, request, moment.outcomes().rejected(request, reasons), moment)
                .then(now -> Advance.of(now, moment));
    }

    static Move succeeded(Lane lane, Request request, Optional<Release> release, String statement, Moment moment) {
        return of(lane, request, moment.outcomes().succeeded(request, release, statement), moment)
                .then(now -> Advance.of(now, moment));
    }

    static Move confirmed(Lane lane, Ticket ticket, Release release, String statement, Moment moment) {
        var request = ticket.request();
        var outcome = moment.outcomes().succeeded(request, Optional.of(release), statement);
        return of(lane.serves(Optional.of(release)), request, outcome, moment)
                .then(now -> Stops.tooLate(now, request, moment))
                .then(now -> Advance.of(now, moment));
    }

    /** It was undone, and what serves now works. */
    static Move undone(Lane lane, Ticket ticket, Moment moment) {
        return of(lane, ticket.request(), undoneOutcome(lane, ticket, moment), moment)
                .then(now -> Stops.served(now, ticket.request(), moment))
                .then(now -> Advance.of(now, moment));
    }

    private static SpecificRecord undoneOutcome(Lane lane, Ticket ticket, Moment moment) {
        var serving = lane.serving().release();
        return lane.stopsOf(ticket.id()).stream()
                .filter(stop -> stop.asked() && ticket.reasons().isEmpty())
                .findFirst()
                .<SpecificRecord>map(stop -> moment.outcomes().cancelled(ticket.request(), stop.id(), true))
                .orElseGet(() -> moment.outcomes().rolledBack(ticket.request(), serving, ticket.reasons()));
    }

    /** It could not be undone, or nobody knows: the line stands still until a person has looked. */
    static Move failed(Lane lane, Ticket ticket, Reason why, Moment moment) {
        var request = ticket.request();
        var reasons = ticket.because(List.of(why)).reasons();
        return of(
                        lane.held(new Hold(request.id(), why, moment.now())),
                        request,
                        moment.outcomes().failed(request, reasons),
                        moment)
                .then(now -> Stops.failed(now, request, why, moment));
    }
}
