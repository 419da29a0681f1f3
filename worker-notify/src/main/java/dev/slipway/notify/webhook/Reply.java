package dev.slipway.notify.webhook;

import java.util.Set;

/** What a webhook's status says about the message, now and later. */
enum Reply {
    TAKEN,
    NOT_NOW,
    NEVER;

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    static Reply of(int status) {
        if (status / 100 == 2) {
            return TAKEN;
        }
        return status / 100 == 5 || PASSING.contains(status) ? NOT_NOW : NEVER;
    }
}
