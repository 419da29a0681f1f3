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

/** When which release last succeeded where, as the outcomes tell it; dry runs and rollbacks prove nothing. */
public final class Successes {

    private static final int MOST_PER_TARGET = 1_000;

    private final Map<String, LinkedHashMap<String, Instant>> byTarget = new HashMap<>();

    public synchronized void see(SpecificRecord event) {
        if (event instanceof Succeeded succeeded && succeeded.getKind() == RequestKind.DEPLOY) {
            succeeded.getRelease().ifPresent(release -> note(succeeded, release));
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
