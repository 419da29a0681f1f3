package dev.slipway.deploy;

import java.time.Instant;

/**
 * A canary under observation.
 *
 * @param fresh what the router had seen of the new release when it began, and {@code old} of the old one
 * @param verdict what was found in the end, as a sentence; empty until then
 */
record Watch(Instant until, Seen fresh, Seen old, String verdict) {

    Watch concluding(String sentence) {
        return new Watch(until, fresh, old, sentence);
    }
}
