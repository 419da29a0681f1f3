package dev.slipway.benchmarks;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** What one run of one chain gave. */
record Run(Load.Throughput throughput, Latency latency) {

    static double median(Collection<Run> runs, ToDoubleFunction<Run> figure) {
        return Median.of(runs.stream().mapToDouble(figure).toArray());
    }
}
