package dev.slipway.benchmarks;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Envelope;
import dev.slipway.events.NotificationSent;
import dev.slipway.events.Plan;
import dev.slipway.events.Proof;
import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.Succeeded;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.wire.Events;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The events that go round, with no more in them than the contract asks for. */
final class Facts {

    private static final Release RELEASE = Release.newBuilder()
            .setVersion("1.0")
            .setBundle(ClaimCheck.newBuilder().setSha256("0").setBytes(0).build())
            .build();

    private Facts() {}

    static Envelope first(String target) {
        var request = UUID.randomUUID().toString();
        return Envelope.newBuilder()
                .setEventId(Events.derivedId(request, "first", 1))
                .setRequestId(request)
                .setTarget(target)
                .setActor("worker:benchmark")
                .setOccurredAt(Instant.now())
                .build();
    }

    static ReleaseStarted releaseStarted(Envelope envelope) {
        return ReleaseStarted.newBuilder()
                .setEnvelope(envelope)
                .setRelease(RELEASE)
                .setInstances(List.of())
                .build();
    }

    static VerificationPassed verificationPassed(Envelope envelope) {
        return VerificationPassed.newBuilder()
                .setEnvelope(envelope)
                .setPurpose(Purpose.BEFORE_TRAFFIC)
                .setStatement("nothing was done")
                .build();
    }

    static RestoreNeeded restoreNeeded(Envelope envelope) {
        return RestoreNeeded.newBuilder()
                .setEnvelope(envelope)
                .setBackupId("none")
                .setReason(Reason.newBuilder()
                        .setCode("benchmark")
                        .setMessage("nothing was done")
                        .build())
                .build();
    }

    static DeploymentAdmitted deploymentAdmitted(Envelope envelope) {
        return DeploymentAdmitted.newBuilder()
                .setEnvelope(envelope)
                .setKind(RequestKind.DEPLOY)
                .setPlan(Plan.newBuilder()
                        .setDigest("0")
                        .setRelease(RELEASE)
                        .setSteps(List.of())
                        .build())
                .build();
    }

    static BackupVerified backupVerified(Envelope envelope) {
        return BackupVerified.newBuilder()
                .setEnvelope(envelope)
                .setProof(Proof.NOTHING_TO_BACK_UP)
                .setStatement("nothing was done")
                .build();
    }

    static Succeeded succeeded(Envelope envelope) {
        return Succeeded.newBuilder()
                .setEnvelope(envelope)
                .setKind(RequestKind.DEPLOY)
                .setStatement("nothing was done")
                .build();
    }

    static NotificationSent notificationSent(Envelope envelope) {
        return NotificationSent.newBuilder()
                .setEnvelope(envelope)
                .setChannel("none")
                .setAbout("none")
                .build();
    }
}
