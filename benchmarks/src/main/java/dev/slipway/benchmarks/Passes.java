package dev.slipway.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets contenders run in turn, forth and back, so that none is always first and what drifts hits all alike. */
final class Passes {

    /** Runs once and tells how many seconds that took. */
    @FunctionalInterface
    interface Lap {
        double seconds() throws Exception;
    }

    /** One contender and what it has taken so far. */
    private record Lane(String name, Lap lap, List<Double> seconds) {

        double median() {
            return Median.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private final List<Lane> lanes = new ArrayList<>();

    Passes with(String name, Lap lap) {
        lanes.add(new Lane(name, lap, new ArrayList<>()));
        return this;
    }

    Passes run(int passes) throws Exception {
        for (int pass = 1; pass <= passes; pass++) {
            for (var lane : pass % 2 == 1 ? lanes : lanes.reversed()) {
                var took = lane.lap().seconds();
                lane.seconds().add(took);
                Figures.say("pass %d, %s: %.2f s", pass, lane.name(), took);
            }
        }
        return this;
    }

    double median(String name) {
        return lane(name).median();
    }

    double first(String name) {
        return lane(name).seconds().getFirst();
    }

    /** The medians of all, to the millisecond. */
    Map<String, Double> medians() {
        var medians = new LinkedHashMap<String, Double>();
        lanes.forEach(lane -> medians.put(lane.name(), Math.round(lane.median() * 1000) / 1000.0));
        return medians;
    }

    private Lane lane(String name) {
        return lanes.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
