package dev.slipway.release;

import dev.slipway.release.strategy.Strategy;
import java.time.Duration;

/**
 * How carefully a release takes over, and how long the way back stays warm.
 *
 * @param maxParallel how many hosts are changed at a time, once the first of them has shown that it works
 */
public record Rollout(Duration rollbackWindow, Duration drain, Duration bake, Strategy strategy, int maxParallel) {

    public static final Rollout DEFAULT =
            new Rollout(Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ZERO, new Strategy.BlueGreen(), 1);
}
