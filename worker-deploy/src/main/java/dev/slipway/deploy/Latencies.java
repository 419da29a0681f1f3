package dev.slipway.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers took to begin, as counts per length: milliseconds cut to their two leading digits, so that any
 * percentile is right to a tenth whatever the order of magnitude, and two looks can be subtracted.
 */
public record Latencies(SortedMap<Long, Long> counts) {

    public static final Latencies NONE = new Latencies(new TreeMap<>());

    public Latencies {
        counts = new TreeMap<>(counts);
    }

    /** The length that an answer is counted under. */
    public static long lengthOf(Duration took) {
        long left = Math.max(0, took.toMillis());
        long unit = 1;
        while (left / unit >= 100) {
            unit *= 10;
        }
        return left / unit * unit;
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Latencies since(Latencies earlier) {
        return merged(earlier, -1);
    }

    Latencies and(Latencies other) {
        return merged(other, 1);
    }

    /** The length that this part of the answers did not exceed; nothing where nothing was answered. */
    public Optional<Duration> percentile(double part) {
        long wanted = (long) Math.ceil(part * count());
        long reached = 0;
        for (Map.Entry<Long, Long> length : counts.entrySet()) {
            reached += length.getValue();
            if (reached >= Math.max(1, wanted)) {
                return Optional.of(Duration.ofMillis(length.getKey()));
            }
        }
        return Optional.empty();
    }

    public Optional<Duration> p95() {
        return percentile(0.95);
    }

    private Latencies merged(Latencies other, int sign) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((length, count) -> sum.merge(length, sign * count, Long::sum));
        sum.values().removeIf(count -> count <= 0);
        return new Latencies(sum);
    }
}
