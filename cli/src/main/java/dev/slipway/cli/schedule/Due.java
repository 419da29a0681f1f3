package dev.slipway.cli.schedule;

import dev.slipway.events.BackupRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.keys.KeyId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something that is due at a moment. Whoever asks for it, and however often, asks under the same id, so the gate takes
 * it once.
 */
record Due(Target target, What what, Instant at) {

    private static final long VERSION_7 = 0x7000L;
    private static final long LAST_12_BITS = 0x0fffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** What can be due. */
    sealed interface What {}

    record Backup(RetentionClass kept) implements What {}

    record Drill() implements What {}

    SpecificRecord request(KeyId key) {
        return switch (what) {
            case Backup(var kept) ->
                new BackupRequested(envelope(key), kept.name().toLowerCase(Locale.ROOT));
            case Drill() -> new DrillRequested(envelope(key), "restore");
        };
    }

    /** Made of what is due, in the form of a UUID of version 7. */
    String requestId() {
        var kind = what instanceof Drill ? "drill" : "backup";
        var digest = ByteBuffer.wrap(Sha256.of((target + "\n" + kind + "\n" + at).getBytes(StandardCharsets.UTF_8)));
        var high = at.toEpochMilli() << 16 | VERSION_7 | (digest.getLong() & LAST_12_BITS);
        return new UUID(high, digest.getLong() >>> 2 | VARIANT).toString();
    }

    /** Also the time is that of the schedule, because a request that differs in anything is another one. */
    private Envelope envelope(KeyId key) {
        return Envelope.newBuilder()
                .setEventId(Events.requestEventId(requestId()))
                .setRequestId(requestId())
                .setTarget(target.toString())
                .setActor("key:" + key)
                .setOccurredAt(at)
                .build();
    }

    @Override
    public String toString() {
        return switch (what) {
            case Backup(var kept) -> kept.name().toLowerCase(Locale.ROOT) + " backup of " + target;
            case Drill() -> "restore drill of " + target;
        };
    }
}
