package dev.slipway.benchmarks.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What the users have met so far. */
final class Tally {

    /** A request that got no good answer, and when it was made. */
    record Failure(Instant at, String what) {}

    private final AtomicLong answered = new AtomicLong();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> lastAsked = new ConcurrentHashMap<>();

    /** A request that was made then has been answered by this release. */
    void answered(Instant asked, String version) {
        answered.incrementAndGet();
        lastAsked.merge(version, asked, (one, other) -> one.isAfter(other) ? one : other);
    }

    void failed(Instant asked, String what) {
        failures.add(new Failure(asked, what));
    }

    long requests() {
        return answered.get() + failures.size();
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** When the last request was made that this release has answered. */
    Optional<Instant> lastAsked(String version) {
        return Optional.ofNullable(lastAsked.get(version));
    }
}
