package dev.slipway.backup.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often a call to a store is made before it counts as failed, and how long the pauses between become. */
public record Patience(int tries, Duration first, Duration longest) {

    /** Long enough for a store that is restarted: about two minutes. */
    public static final Patience USUAL = new Patience(12, Duration.ofMillis(200), Duration.ofSeconds(20));

    public Patience {
        if (tries < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a store is called at least once, with pauses that grow from " + first + " to " + longest);
        }
    }

    /** The pause after so many failed tries: doubled each time, and a little uneven so that calls do not march in step. */
    Duration after(int failures) {
        var doubled = first.toMillis() << Math.min(failures - 1, 20);
        var capped = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(capped - ThreadLocalRandom.current().nextLong(capped / 4 + 1));
    }
}
