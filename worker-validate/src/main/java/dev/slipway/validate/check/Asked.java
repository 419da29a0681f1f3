package dev.slipway.validate.check;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.ReleaseRequested;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.TargetCleared;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.ReleaseVersion;
import dev.slipway.release.Target;
import dev.slipway.release.keys.KeyId;
import dev.slipway.release.operations.Verb;
import dev.slipway.runtime.Received;
import dev.slipway.validate.lane.Wish;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A request as it came in, before anything about it is believed. */
public record Asked(SpecificRecord body, Received received, Instant now) {

    private static final int ENOUGH_TO_TELL_APART = 16;
    /** No target and no id that is worth an answer is longer. */
    private static final int LONGEST_NAME = 200;

    public Envelope envelope() {
        return Events.envelopeOf(body);
    }

    public String id() {
        return envelope().getRequestId();
    }

    /** Whether an answer can be sent: it repeats the id and the target. */
    public boolean answerable() {
        return id().length() <= LONGEST_NAME && envelope().getTarget().length() <= LONGEST_NAME;
    }

    /** The version that the envelope names, if it can be one. */
    public Optional<String> version() {
        try {
            return envelope().getRelease().map(written -> new ReleaseVersion(written).value());
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    public RequestKind kind() {
        return switch (body) {
            case DeployRequested _ -> RequestKind.DEPLOY;
            case RollbackRequested _ -> RequestKind.ROLLBACK;
            case ReleaseRequested _ -> RequestKind.RELEASE;
            case BackupRequested _ -> RequestKind.BACKUP;
            case RestoreRequested _ -> RequestKind.RESTORE;
            case DrillRequested _ -> RequestKind.DRILL;
            case ApprovalGiven _ -> RequestKind.APPROVE;
            case ApprovalDenied _ -> RequestKind.DENY;
            case CancelRequested _ -> RequestKind.CANCEL;
            case TargetCleared _ -> RequestKind.CLEAR;
            default -> throw new IllegalArgumentException(Events.nameOf(body) + " is not a request");
        };
    }

    public Verb verb() {
        if (body instanceof ApprovalGiven given && given.getEmergency()) {
            return Verb.OVERRIDE_APPROVAL;
        }
        return Verb.valueOf(RequestSignature.verbOf(body).toUpperCase(Locale.ROOT));
    }

    /** The target, if it is written in its canonical form. */
    public Optional<Target> target() {
        try {
            return Optional.of(Target.parse(envelope().getTarget()));
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
    }

    public Wish wish() {
        return switch (body) {
            case DeployRequested deploy -> Wish.toDeploy(deploy);
            case RollbackRequested rollback -> Wish.toGoBack(rollback.getToVersion());
            case BackupRequested backup -> Wish.toBackUp(backup);
            case RestoreRequested restore -> Wish.toRestore(restore);
            case DrillRequested drill -> Wish.toPractise(drill);
            default -> Wish.NOTHING_MORE;
        };
    }

    /** Who claims to have signed it. */
    public Optional<KeyId> key() {
        return Credentials.of(received).map(Credentials::key);
    }

    /** Tells two bodies under the same id apart. */
    public String digest() {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(received.value()), ENOUGH_TO_TELL_APART));
    }
}
