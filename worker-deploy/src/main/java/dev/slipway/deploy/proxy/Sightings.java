package dev.slipway.deploy.proxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Latencies;
import dev.slipway.deploy.Seen;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the requests at each back end, so that a new release can be held against the old one. */
final class Sightings {

    private static final int FIRST_FAILING_STATUS = 500;

    private final ConcurrentHashMap<Backend, Count> counts = new ConcurrentHashMap<>();

    void answered(Backend backend, int status, Duration took) {
        var count = of(backend);
        count.requests.increment();
        count.latencies
                .computeIfAbsent(Latencies.lengthOf(took), length -> new LongAdder())
                .increment();
        if (status >= FIRST_FAILING_STATUS) {
            count.errors.increment();
        }
    }

    void unanswered(Backend backend) {
        var count = of(backend);
        count.requests.increment();
        count.errors.increment();
    }

    /** The answer had begun well and was cut. */
    void cut(Backend backend) {
        of(backend).errors.increment();
    }

    Map<Backend, Seen> all() {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().seen()));
    }

    /** Of instances that are gone for good, nothing is kept: their ports will be given to others. */
    void keepOnly(Set<Backend> backends) {
        counts.keySet().retainAll(backends);
    }

    private Count of(Backend backend) {
        return counts.computeIfAbsent(backend, first -> new Count());
    }

    private static final class Count {
        private final LongAdder requests = new LongAdder();
        private final LongAdder errors = new LongAdder();
        private final ConcurrentHashMap<Long, LongAdder> latencies = new ConcurrentHashMap<>();

        Seen seen() {
            var lengths = new TreeMap<Long, Long>();
            latencies.forEach((length, count) -> lengths.put(length, count.sum()));
            return new Seen(requests.sum(), errors.sum(), new Latencies(lengths));
        }
    }
}
