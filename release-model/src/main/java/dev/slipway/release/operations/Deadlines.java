package dev.slipway.release.operations;

import java.time.Duration;

/** How long each stage may take before it counts as overdue. */
public record Deadlines(Duration plan, Duration backup, Duration rollout, Duration verify) {

    public static final Deadlines DEFAULT = new Deadlines(
            Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofMinutes(10));
}
