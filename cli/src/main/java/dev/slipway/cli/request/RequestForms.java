package dev.slipway.cli.request;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.TargetCleared;
import dev.slipway.events.wire.Events;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.release.keys.KeyId;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Fills in requests: each gets an id of its own, and says by which key it is asked. */
public final class RequestForms {

    private final KeyId key;
    private final InstantSource clock;
    private final RequestIds ids;

    public RequestForms(KeyId key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        this.ids = new RequestIds(clock);
    }

    public DeployRequested deploy(Target target, Wanted wanted) {
        return DeployRequested.newBuilder()
                .setEnvelope(envelope(target, Optional.of(wanted.release().getVersion())))
                .setRelease(wanted.release())
                .setDryRun(wanted.dryRun())
                .setOverrideFreeze(wanted.overrideFreeze().orElse(null))
                .setSkipBackup(wanted.skipBackup().orElse(null))
                .setUncommitted(wanted.uncommitted().orElse(null))
                .setEvidence(wanted.evidence())
                .build();
    }

    public RollbackRequested rollback(Target target, Optional<String> toVersion, String reason) {
        return RollbackRequested.newBuilder()
                .setEnvelope(envelope(target, toVersion))
                .setToVersion(toVersion.orElse(null))
                .setReason(reason)
                .build();
    }

    public BackupRequested backup(Target target, RetentionClass kept) {
        return BackupRequested.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setRetention(kept.name().toLowerCase(Locale.ROOT))
                .build();
    }

    public RestoreRequested restore(Target target, String backupId, String reason) {
        return RestoreRequested.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setBackupId(backupId)
                .setReason(reason)
                .build();
    }

    public DrillRequested drill(Target target, String drill) {
        return DrillRequested.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setDrill(drill)
                .build();
    }

    public CancelRequested cancel(Target target, String subject, String reason) {
        return CancelRequested.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setSubject(subject)
                .setReason(reason)
                .build();
    }

    /** A yes to one plan and no other. */
    public ApprovalGiven approve(Target target, String subject, String planDigest, String reason, boolean emergency) {
        return ApprovalGiven.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setSubject(subject)
                .setPlanDigest(planDigest)
                .setReason(reason)
                .setEmergency(emergency)
                .build();
    }

    ApprovalDenied deny(Target target, String subject, String reason) {
        return ApprovalDenied.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setSubject(subject)
                .setReason(reason)
                .build();
    }

    public TargetCleared clear(Target target, String reason) {
        return TargetCleared.newBuilder()
                .setEnvelope(envelope(target, Optional.empty()))
                .setReason(reason)
                .build();
    }

    private Envelope envelope(Target target, Optional<String> version) {
        var requestId = ids.next();
        return Envelope.newBuilder()
                .setEventId(Events.requestEventId(requestId))
                .setRequestId(requestId)
                .setTarget(target.toString())
                .setRelease(version.orElse(null))
                .setActor("key:" + key)
                .setOccurredAt(clock.instant())
                .setTraceparent(TraceParent.begun())
                .build();
    }
}
