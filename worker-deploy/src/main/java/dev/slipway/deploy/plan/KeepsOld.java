package dev.slipway.deploy.plan;

import dev.slipway.release.strategy.Strategy;

/** Whether the old release still runs when the new one has all requests, so that going back is a matter of traffic only. */
public final class KeepsOld {

    private KeepsOld() {}

    public static boolean warm(Strategy strategy) {
        return switch (strategy) {
            case Strategy.BlueGreen _, Strategy.Canary _ -> true;
            case Strategy.Rolling _, Strategy.Recreate _ -> false;
        };
    }
}
