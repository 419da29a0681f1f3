package dev.slipway.release.strategy;

import java.time.Duration;
import java.util.List;

/** The way in which a new release takes over from the old one. */
public sealed interface Strategy {

    /** All of it beside the old release, then all requests at once. */
    record BlueGreen() implements Strategy {}

    /**
     * One instance after the other takes the place of an old one.
     *
     * @param maxSurge how many instances of a service may run beyond those wanted
     * @param maxUnavailable how many of those wanted may be missing meanwhile
     */
    record Rolling(int maxSurge, int maxUnavailable) implements Strategy {

        public static final Rolling DEFAULT = new Rolling(1, 0);

        public Rolling {
            if (maxSurge + maxUnavailable == 0) {
                throw new IllegalArgumentException("`max-surge` and `max-unavailable` cannot both be 0, because then"
                        + " nothing may start before something stops, nor the other way round");
            }
        }
    }

    /** All of it beside the old release, then more and more of the requests, as long as it does as well as the old one. */
    record Canary(List<Share> steps, Tolerance tolerance) implements Strategy {

        public static final Canary DEFAULT = new Canary(
                List.of(new Share(10, Duration.ofMinutes(2)), new Share(50, Duration.ofMinutes(2))), Tolerance.DEFAULT);

        public Canary {
            steps = List.copyOf(steps);
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).weight() <= steps.get(i - 1).weight()) {
                    throw new IllegalArgumentException("a weight of "
                            + steps.get(i).weight() + " after one of "
                            + steps.get(i - 1).weight() + " gives the new release no more requests; let weights grow");
                }
            }
        }
    }

    /** The old release ends before the new one starts: nobody is served in between. */
    record Recreate() implements Strategy {}

    /** A step of a canary: so many per cent of the requests for so long. */
    record Share(int weight, Duration pause) {}

    /**
     * How much worse than the old release a canary may do.
     *
     * @param maxErrorRate by how many per cent of its requests more it may fail
     * @param maxP95 how long its slow requests may take, in per cent of those of the old release
     * @param minRequests how many requests it must have had before it is judged at all
     */
    record Tolerance(double maxErrorRate, int maxP95, int minRequests) {

        public static final Tolerance DEFAULT = new Tolerance(1, 150, 50);
    }
}
