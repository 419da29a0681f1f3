package dev.slipway.benchmarks.traffic;

import java.util.Locale;

/** How traffic moves from one release to the next, as slipway.yaml says it. */
enum Strategy {
    BLUE_GREEN(1, "strategy: blue-green"),
    ROLLING(2, "strategy: rolling"),
    CANARY(1, """
            strategy: canary
            canary:
              steps: [{weight: 10, pause: 2s}, {weight: 50, pause: 2s}]
              max-error-rate: 1%
              max-p95: 1000%
              min-requests: 20
            """);

    private final int replicas;
    private final String rollout;

    Strategy(int replicas, String rollout) {
        this.replicas = replicas;
        this.rollout = rollout;
    }

    int replicas() {
        return replicas;
    }

    /** What stands under `rollout` for it. */
    String rollout() {
        return rollout;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
