package dev.slipway.validate;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseRequested;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.TargetCleared;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes and signs requests for one target, as a client would. */
record Requester(SigningKey key, String target, InstantSource clock) {

    static final Duration VALID = Duration.ofHours(1);
    private static final EventCodec CODEC = EventCodec.builtIn();

    String newId() {
        return idMadeAt(clock.instant());
    }

    static String idMadeAt(Instant instant) {
        var random = UUID.randomUUID();
        var time = instant.toEpochMilli() << 16;
        var randomHigh = random.getMostSignificantBits() & 0xFFFL;
        return new UUID(time | 0x7000L | randomHigh, random.getLeastSignificantBits()).toString();
    }

    DeployRequested deploy(String id, String version) {
        return new DeployRequested(envelope(id, version), release(version), false, Map.of(), null, null, null);
    }

    DeployRequested deploy(String id, Release release) {
        return new DeployRequested(envelope(id, release.getVersion()), release, false, Map.of(), null, null, null);
    }

    DeployRequested dryRun(String id, String version) {
        return new DeployRequested(envelope(id, version), release(version), true, Map.of(), null, null, null);
    }

    DeployRequested deployWithoutBackup(String id, String version, String why) {
        return DeployRequested.newBuilder(deploy(id, version))
                .setSkipBackup(why)
                .build();
    }

    BackupRequested backup(String id) {
        return new BackupRequested(envelope(id, null), "daily");
    }

    RestoreRequested restore(String id) {
        return new RestoreRequested(envelope(id, null), "backup-1", "lost");
    }

    DrillRequested drill(String id, String which) {
        return new DrillRequested(envelope(id, null), which);
    }

    DeployRequested deployDespiteFreeze(String id, String version, String why) {
        return DeployRequested.newBuilder(deploy(id, version))
                .setOverrideFreeze(why)
                .build();
    }

    RollbackRequested rollback(String id) {
        return new RollbackRequested(envelope(id, null), null, null, "");
    }

    RollbackRequested rollbackTo(String id, String version) {
        return new RollbackRequested(envelope(id, version), version, null, "it smells");
    }

    RollbackRequested rollbackOf(String id, String service) {
        return new RollbackRequested(envelope(id, null), null, service, "");
    }

    ReleaseRequested release(String id, String version) {
        return new ReleaseRequested(envelope(id, version), version);
    }

    CancelRequested cancel(String id, String subject) {
        return new CancelRequested(envelope(id, null), subject, "changed my mind");
    }

    TargetCleared clear(String id) {
        return new TargetCleared(envelope(id, null), "looked, all is well");
    }

    ApprovalGiven approve(String id, String subject, String planDigest) {
        return new ApprovalGiven(envelope(id, null), subject, planDigest, "", false);
    }

    ApprovalGiven approveInEmergency(String id, String subject, String planDigest, String why) {
        return new ApprovalGiven(envelope(id, null), subject, planDigest, why, true);
    }

    ApprovalDenied deny(String id, String subject, String why) {
        return new ApprovalDenied(envelope(id, null), subject, why);
    }

    /** One request of each kind that a target without a database, on which nothing is under way, has no use for. */
    List<SpecificRecord> unanswerable() {
        return List.of(
                approve(newId(), "somebody", "digest"),
                deny(newId(), "somebody", "no"),
                backup(newId()),
                restore(newId()),
                drill(newId(), "restore"),
                new ReleaseRequested(envelope(newId(), null), "1.0"));
    }

    Map<String, byte[]> signed(SpecificRecord body) {
        return signed(body, clock.instant().plus(VALID));
    }

    Map<String, byte[]> signed(SpecificRecord body, Instant expiresAt) {
        var envelope = Events.envelopeOf(body);
        var text = new RequestSignature(
                        RequestSignature.verbOf(body),
                        envelope.getTarget(),
                        envelope.getRequestId(),
                        CODEC.encode(body),
                        expiresAt)
                .signedText();
        return Map.of(
                HeaderNames.KEY, bytes(key.id().value()),
                HeaderNames.EXPIRES, bytes(Long.toString(expiresAt.toEpochMilli())),
                HeaderNames.SIGNATURE, bytes(Base64.getEncoder().encodeToString(key.sign(text))));
    }

    static Release release(String version) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(new ClaimCheck(Sha256.hex(version), 1L))
                .build();
    }

    private Envelope envelope(String id, @Nullable String version) {
        return Envelope.newBuilder()
                .setEventId(Events.requestEventId(id))
                .setRequestId(id)
                .setTarget(target)
                .setRelease(version)
                .setActor("key:" + key.id())
                .setOccurredAt(clock.instant())
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
