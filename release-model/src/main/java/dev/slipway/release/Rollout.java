package dev.slipway.release;

import java.time.Duration;

/** How carefully traffic moves, and how long the way back stays warm. */
public record Rollout(Duration rollbackWindow, Duration drain, Duration bake) {

    public static final Rollout DEFAULT = new Rollout(Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ZERO);
}
