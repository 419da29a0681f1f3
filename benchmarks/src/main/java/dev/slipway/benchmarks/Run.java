package dev.slipway.benchmarks;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** What one run of one chain gave. */
record Run(Load.Throughput throughput, Latency latency) {

    static double median(Collection<Run> runs, ToDoubleFunction<Run> figure) {
        return median(runs.stream().mapToDouble(figure).toArray());
    }

    static double median(double... figures) {
        if (figures.length == 0) {
            return 0;
        }
        var sorted = figures.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
