package dev.slipway.notify;

import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import java.util.Set;

/** Knows refused requests that nobody known has signed: whoever can write to the topic must not be able to ring people up. */
final class Stranger {

    private static final Set<String> CODES = Set.of("signature-missing", "signature-unknown-key", "signature-invalid");

    private Stranger() {}

    static boolean asked(Rejected event) {
        return event.getReasons().stream().map(Reason::getCode).anyMatch(CODES::contains);
    }
}
