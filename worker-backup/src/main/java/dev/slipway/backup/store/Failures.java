package dev.slipway.backup.store;

import dev.slipway.release.bundle.s3.S3Address;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts into a kind and into words what a store answered. */
final class Failures {

    /** Damaged on the way or too late, so another try may do. */
    private static final Set<String> PASSING = Set.of(
            "BadDigest",
            "InvalidDigest",
            "XAmzContentSHA256Mismatch",
            "XAmzContentChecksumMismatch",
            "IncompleteBody",
            "RequestTimeout",
            "SlowDown",
            "OperationAborted",
            "ConditionalRequestConflict");

    private final S3Address address;

    Failures(S3Address address) {
        this.address = address;
    }

    StoreException of(String doing, SdkException failure) {
        if (failure instanceof AbortedException) {
            Thread.currentThread().interrupt();
            return new StoreException.Abandoned(doing + " was interrupted");
        }
        return failure instanceof S3Exception answer ? answered(doing, answer) : unanswered(doing, failure);
    }

    private StoreException unanswered(String doing, SdkException failure) {
        return new StoreException.Away(
                "no store answered at " + address.endpoint() + " when " + doing + " (" + failure.getMessage()
                        + "); start it or correct the address",
                failure);
    }

    private StoreException answered(String doing, S3Exception answer) {
        var code = code(answer);
        if (answer.statusCode() >= 500 || answer.statusCode() == 429 || PASSING.contains(code)) {
            return new StoreException.Away(
                    "the store at " + address.endpoint() + " is out of order when " + doing + " (" + reason(answer)
                            + ")",
                    answer);
        }
        return switch (answer.statusCode()) {
            case 404 -> missing(doing, code, answer);
            case 409, 412 ->
                new StoreException.Taken(
                        doing + " was refused because something is there already, or has changed (" + reason(answer)
                                + ")",
                        answer);
            default -> refused(doing, code, answer);
        };
    }

    private StoreException missing(String doing, String code, S3Exception answer) {
        if (code.equals("NoSuchBucket")) {
            return new StoreException.NoBucket(
                    "there is no bucket " + address.bucket() + " at " + address.endpoint()
                            + "; make it, or correct its name",
                    answer);
        }
        if (code.equals("NoSuchUpload")) {
            return new StoreException.Abandoned(doing + " is over: somebody ended that upload, most likely another"
                    + " attempt at the same backup");
        }
        return new StoreException.Missing(doing + " found nothing in " + place() + " (" + reason(answer) + ")", answer);
    }

    private StoreException refused(String doing, String code, S3Exception answer) {
        return new StoreException.Refused(
                "the store refused " + address.credentials() + " when " + doing + " in " + place() + " ("
                        + reason(answer) + "); " + remedy(code),
                answer);
    }

    private static String remedy(String code) {
        return switch (code) {
            case "RequestTimeTooSkewed" -> "set the clock of this machine";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" -> "correct the access key and its secret";
            case "AccessDenied" -> "let that key list, read, write and delete there";
            default -> "correct the credentials or the settings of the store";
        };
    }

    private static String reason(S3Exception answer) {
        var code = code(answer);
        return "status " + answer.statusCode() + (code.isEmpty() ? "" : ", " + code);
    }

    private static String code(S3Exception answer) {
        var details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private String place() {
        return "bucket " + address.bucket() + " at " + address.endpoint();
    }
}
