package dev.slipway.verify;

import java.time.Duration;
import java.time.Instant;

/** How often the smoke tests are repeated while a new release bakes under traffic. */
record Bake(Duration every) {

    Instant nextRound(Instant now, Instant end) {
        var next = now.plus(every);
        return next.isBefore(end) ? next : end;
    }
}
