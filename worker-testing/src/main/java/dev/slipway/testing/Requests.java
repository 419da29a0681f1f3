package dev.slipway.testing;

import dev.slipway.events.Envelope;
import dev.slipway.events.wire.Events;
import java.time.Instant;

/** Envelopes for events that a test delivers. */
public final class Requests {

    private Requests() {}

    /** The envelope of a request, as a signed key would write it. */
    public static Envelope request(String requestId, String target) {
        return envelope(Events.requestEventId(requestId), requestId, target, "key:test");
    }

    /** The envelope of a fact that some stage states; the same name gives the same event. */
    public static Envelope fact(String name, String requestId, String target) {
        return envelope(Events.derivedId(requestId, name, 1), requestId, target, "worker:test");
    }

    private static Envelope envelope(String eventId, String requestId, String target, String actor) {
        return Envelope.newBuilder()
                .setEventId(eventId)
                .setRequestId(requestId)
                .setTarget(target)
                .setActor(actor)
                .setOccurredAt(Instant.EPOCH)
                .build();
    }
}
