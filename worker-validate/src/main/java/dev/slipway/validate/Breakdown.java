package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.validate.check.Excerpt;
import dev.slipway.validate.lane.Ticket;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The last resort when the gate itself cannot go on, however often it tries: the request ends all the same. */
final class Breakdown {

    private final Moments moments;

    Breakdown(Moments moments) {
        this.moments = moments;
    }

    Next at(SpecificRecord event, Step step, GiveUp why) {
        return end(Events.envelopeOf(event).getRequestId(), step, why);
    }

    Next end(String requestId, Step step, GiveUp why) {
        var moment = moments.withoutRules(step);
        return moment.lane()
                .ticket(requestId)
                .map(ticket -> end(ticket, reason(why), moment).next())
                .orElseGet(() -> Next.ignore("request " + requestId + " is not under way; " + why.getMessage()));
    }

    /** Evidence that nobody waits for is worth no more tries. */
    static Next leave(String input, Step step, GiveUp why) {
        return Next.ignore("nothing is said about " + input + ": " + why.getMessage());
    }

    /** Before the authorisation nothing was touched; after it nobody knows any more how far deploy has come. */
    private static Move end(Ticket ticket, Reason why, Moment moment) {
        return ticket.phase().authorised()
                ? Ending.failed(moment.lane(), ticket, why, moment)
                : Ending.rejected(moment.lane(), ticket.request(), List.of(why), moment);
    }

    private static Reason reason(GiveUp why) {
        return Reasons.reason(
                "gate-broken",
                "worker-validate could not go on: " + Excerpt.of(String.valueOf(why.getMessage()))
                        + "; its log says more. Have it mended, then ask again under a new id",
                "gate-broken");
    }
}
