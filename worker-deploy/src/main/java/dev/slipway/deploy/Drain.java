package dev.slipway.deploy;

import java.util.Map;

/** How waiting for the last requests of an old release ended. */
public sealed interface Drain {

    /** No request is under way any more. */
    record Empty() implements Drain {}

    /** The limit was reached first; these many requests would be cut off by a stop now. */
    record StillBusy(Map<Backend, Integer> requests) implements Drain {

        public StillBusy {
            requests = Map.copyOf(requests);
        }
    }
}
