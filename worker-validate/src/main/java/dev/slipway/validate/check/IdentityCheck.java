package dev.slipway.validate.check;

import dev.slipway.events.wire.Events;
import dev.slipway.validate.lane.Lane;

/** Whether the request can be told from all others: everything that follows takes its identity from it. */
public final class IdentityCheck implements Check {

    @Override
    public String id() {
        return "identity";
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        if (RequestId.parse(asked.id()).isEmpty()) {
            return Finding.fail(
                    "request-id-malformed",
                    "`" + asked.id() + "` is no UUID of version 7 in lower case",
                    "make a new one for each request");
        }
        return derived(asked)
                ? Finding.pass("the id is well-formed")
                : Finding.fail(
                        "event-id-wrong",
                        "the event id `" + asked.envelope().getEventId() + "` does not follow from the request id, or"
                                + " the request names a cause",
                        "set it to " + Events.requestEventId(asked.id()) + " and leave the cause empty");
    }

    static boolean derived(Asked asked) {
        var envelope = asked.envelope();
        return envelope.getEventId().equals(Events.requestEventId(asked.id()))
                && envelope.getCause().isEmpty();
    }
}
