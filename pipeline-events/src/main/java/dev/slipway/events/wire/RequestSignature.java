package dev.slipway.events.wire;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.ReleaseRequested;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.TargetCleared;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the signature of a request covers: six lines of UTF-8, each but the last ended by a line feed.
 *
 * <pre>
 * slipway-request-v1
 * VERB
 * TARGET
 * REQUEST ID
 * SHA-256 OF THE RECORD'S VALUE, HEXADECIMAL
 * EXPIRY, MILLISECONDS SINCE 1970
 * </pre>
 */
public record RequestSignature(String verb, String target, String requestId, byte[] value, Instant expiresAt) {

    public byte[] signedText() {
        return String.join(
                        "\n",
                        "slipway-request-v1",
                        verb,
                        target,
                        requestId,
                        HexFormat.of().formatHex(Sha256.of(value)),
                        Long.toString(expiresAt.toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The verb of a request, as `targets.yaml` grants it. */
    public static String verbOf(SpecificRecord request) {
        return switch (request) {
            case DeployRequested _ -> "deploy";
            case RollbackRequested _ -> "rollback";
            case ReleaseRequested _ -> "release";
            case BackupRequested _ -> "backup";
            case RestoreRequested _ -> "restore";
            case DrillRequested _ -> "drill";
            case ApprovalGiven _, ApprovalDenied _ -> "approve";
            case CancelRequested _ -> "cancel";
            case TargetCleared _ -> "clear";
            default -> throw new IllegalArgumentException(Events.nameOf(request) + " is not a request");
        };
    }
}
