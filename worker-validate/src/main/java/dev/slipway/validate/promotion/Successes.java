package dev.slipway.validate.promotion;

import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Succeeded;
import dev.slipway.release.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** When which release last succeeded where, as the outcomes tell it; dry runs prove nothing, and a rollback takes back. */
public final class Successes {

    private static final int MOST_PER_TARGET = 1_000;

    private final Map<String, LinkedHashMap<String, Instant>> byTarget = new HashMap<>();

    public synchronized void see(SpecificRecord event) {
        if (event instanceof Succeeded succeeded && succeeded.getRelease().isPresent()) {
            var release = succeeded.getRelease().get();
            if (succeeded.getKind() == RequestKind.DEPLOY) {
                note(succeeded, release);
            } else if (succeeded.getKind() == RequestKind.ROLLBACK) {
                withdraw(succeeded.getEnvelope().getTarget(), release);
            }
        }
    }

    /** Whoever goes back trusts nothing that came later than what serves now. */
    private void withdraw(String target, Release serving) {
        var known = byTarget.getOrDefault(target, new LinkedHashMap<>());
        while (!known.isEmpty() && !known.lastEntry().getKey().equals(identity(serving))) {
            known.pollLastEntry();
        }
    }

    private void note(Succeeded succeeded, Release release) {
        var envelope = succeeded.getEnvelope();
        var known = byTarget.computeIfAbsent(envelope.getTarget(), _ -> new LinkedHashMap<>());
        known.putLast(identity(release), envelope.getOccurredAt());
        if (known.size() > MOST_PER_TARGET) {
            known.pollFirstEntry();
        }
    }

    synchronized Optional<Instant> lastOf(Release release, Target on) {
        return Optional.ofNullable(byTarget.get(on.toString())).map(known -> known.get(identity(release)));
    }

    /** What makes it the same release, whatever it is called: everything that runs. */
    private static String identity(Release release) {
        return release.getBundle().getSha256() + " " + new TreeMap<>(release.getImageDigests());
    }
}
