package dev.slipway.benchmarks.traffic;

import dev.slipway.benchmarks.traffic.Releases.Laid;

/** Makes of a release's directory what the runtime starts. */
@FunctionalInterface
interface Packing {

    void pack(Laid release);

    /** Processes run from the directory as it is. */
    static Packing none() {
        return _ -> {};
    }
}
