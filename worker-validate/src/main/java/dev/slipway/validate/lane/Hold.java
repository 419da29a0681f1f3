package dev.slipway.validate.lane;

import dev.slipway.events.Reason;
import java.time.Instant;

/** The target was left in a state that a person has to look at; nothing goes on until then. */
public record Hold(String requestId, Reason reason, Instant since) {

    public Hold {
        reason = Heard.shortened(reason);
    }
}
