package dev.slipway.events.wire;

import dev.slipway.events.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** What all events have in common: an envelope, and an identity that a repeat shares. */
public final class Events {

    // An event needs an id from here before it is built, and building fills in defaults, for which Avro asks for trust.
    static {
        TrustedClasses.declare();
    }

    private Events() {}

    public static Envelope envelopeOf(SpecificRecord event) {
        if (event.get(0) instanceof Envelope envelope) {
            return envelope;
        }
        throw new IllegalArgumentException(nameOf(event) + " has no envelope, so it is no event");
    }

    public static String nameOf(SpecificRecord event) {
        return event.getSchema().getName();
    }

    /** The id of the n-th event of a type that follows from a cause: the same whenever it is worked out again. */
    public static String derivedId(String cause, String type, int ordinal) {
        return UUID.nameUUIDFromBytes((cause + '\n' + type + '\n' + ordinal).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The event id of a request: a request is its own cause, so its id follows from the request id. */
    public static String requestEventId(String requestId) {
        return derivedId(requestId, "request", 0);
    }
}
