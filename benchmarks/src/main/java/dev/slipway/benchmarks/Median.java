package dev.slipway.benchmarks;

import java.util.Arrays;

/** The figure in the middle, which one odd run does not move. */
public final class Median {

    private Median() {}

    public static double of(double... figures) {
        if (figures.length == 0) {
            return 0;
        }
        var sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
