package dev.slipway.migrations.rehearsal.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Adds up how long locks were held, from looks at them at single moments; where it does not know, it takes the longer time.
 *
 * <p>A lock that is seen first was taken after the look before; one that is gone was held until it was seen to be gone.
 */
final class LockLedger {

    /** A lock as the server tells it. */
    record Lock(long relation, LockMode mode) {}

    private final Map<Lock, Instant> open = new HashMap<>();
    private final Map<Lock, Duration> longest = new HashMap<>();
    private Instant lastLook;

    LockLedger(Instant start) {
        this.lastLook = start;
    }

    /** Nothing was running since the last look, so nothing can have been taken. */
    void idleUntil(Instant now) {
        lastLook = now;
    }

    /** The locks were read between the two moments. */
    void saw(Set<Lock> held, Instant asked, Instant answered) {
        for (var lock : held) {
            open.putIfAbsent(lock, lastLook);
        }
        for (var gone :
                open.keySet().stream().filter(lock -> !held.contains(lock)).toList()) {
            close(gone, answered);
        }
        lastLook = asked;
    }

    /** Whatever was held is let go. */
    void released(Instant now) {
        Set.copyOf(open.keySet()).forEach(lock -> close(lock, now));
        lastLook = now;
    }

    Map<Lock, Duration> longest() {
        return Map.copyOf(longest);
    }

    private void close(Lock lock, Instant until) {
        var since = open.remove(lock);
        if (since != null) {
            var held = Duration.between(since, until);
            longest.merge(lock, held, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        }
    }
}
