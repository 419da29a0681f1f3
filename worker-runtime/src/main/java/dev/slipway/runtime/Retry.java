package dev.slipway.runtime;

import java.time.Duration;

/** How often a step is tried, and how long the target waits in between. */
public record Retry(int attempts, Duration first, Duration longest) {

    public static final Retry DEFAULT = new Retry(5, Duration.ofMillis(500), Duration.ofSeconds(30));
    public static final Retry NEVER = new Retry(1, Duration.ZERO, Duration.ZERO);

    /** The pause after an attempt, doubling from the first. */
    public Duration pauseAfter(int attempt) {
        var factor = 1L << Math.min(attempt - 1, 20);
        var pause = first.multipliedBy(factor);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
