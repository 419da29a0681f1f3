package dev.slipway.validate.database;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.Proof;
import dev.slipway.release.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** When a backup of which target was last shown to restore, as the backup stage tells it. */
public final class ProvenBackups {

    private final Map<String, Instant> lastByTarget = new HashMap<>();

    public synchronized void see(SpecificRecord event) {
        if (event instanceof BackupVerified verified && verified.getProof() == Proof.PROVEN) {
            var envelope = verified.getEnvelope();
            lastByTarget.merge(envelope.getTarget(), envelope.getOccurredAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    synchronized Optional<Instant> lastOf(Target target) {
        return Optional.ofNullable(lastByTarget.get(target.toString()));
    }
}
