package dev.slipway.benchmarks;

import java.util.Collection;

/** How long sagas took, in milliseconds: half of them, and all but one in a hundred. */
record Latency(double p50, double p99) {

    static Latency of(Collection<Long> nanos) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Latency(at(sorted, 0.50), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, place)] / 1e6;
    }
}
