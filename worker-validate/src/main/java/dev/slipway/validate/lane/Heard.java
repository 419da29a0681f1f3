package dev.slipway.validate.lane;

import dev.slipway.events.Reason;

/** What others have said, as much of it as is worth remembering. */
final class Heard {

    private static final int LONGEST = 4_000;

    private Heard() {}

    static Reason shortened(Reason reason) {
        var message = reason.getMessage();
        return message.length() <= LONGEST
                ? reason
                : Reason.newBuilder(reason)
                        .setMessage(message.substring(0, LONGEST) + "…")
                        .build();
    }
}
