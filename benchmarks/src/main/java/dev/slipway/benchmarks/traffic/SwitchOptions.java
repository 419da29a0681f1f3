package dev.slipway.benchmarks.traffic;

import java.util.List;

/**
 * How much is measured.
 *
 * @param requests that have to be made in each case
 * @param perSecond requests that come each second
 * @param rollbacks how often a bad release is undone
 * @param processes whether processes and the embedded proxy are measured instead of containers and HAProxy
 */
record SwitchOptions(long requests, int perSecond, int rollbacks, boolean processes) {

    static SwitchOptions of(List<String> arguments) {
        var processes = arguments.contains("--processes");
        return arguments.contains("--short")
                ? new SwitchOptions(5_000, 600, 2, processes)
                : new SwitchOptions(100_000, 1_500, 20, processes);
    }

    /** Of each instant in which Slipway is killed. */
    long requestsPerKill() {
        return Math.min(requests, 2_000);
    }
}
