package dev.slipway.release.bundle.s3;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts into words, and into a kind, what a store answered. */
final class S3Failures {

    private static final int SERVER_ERRORS = 500;
    private static final int SLOW_DOWN = 429;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final S3Address address;
    private final Shelf shelf;

    S3Failures(S3Address address, Shelf shelf) {
        this.address = address;
        this.shelf = shelf;
    }

    BundleStoreException ofBundle(SdkException failure, BundleDigest digest) {
        if (failure instanceof S3Exception answer && answer.statusCode() == NOT_FOUND) {
            return new BundleStoreException.Missing(
                    "there is no " + shelf.content() + " " + digest + " in " + place() + "; " + shelf.whenMissing(),
                    failure);
        }
        return ofBucket(failure);
    }

    BundleStoreException ofBucket(SdkException failure) {
        if (!(failure instanceof S3Exception answer)) {
            return new BundleStoreException.Unreachable(
                    "no store answers at " + address.endpoint() + " (" + failure.getMessage()
                            + "); start it or correct the address",
                    failure);
        }
        if (temporary(answer.statusCode())) {
            return new BundleStoreException.Unreachable(
                    "the store at " + address.endpoint() + " is out of order (" + reason(answer) + ")", failure);
        }
        return new BundleStoreException.Denied(
                "the store refuses " + address.credentials() + " the use of " + place() + " (" + reason(answer)
                        + "); correct the credentials, or let that key list, read and write there",
                failure);
    }

    private static boolean temporary(int status) {
        return status >= SERVER_ERRORS || status == SLOW_DOWN || status == CONFLICT;
    }

    private static String reason(S3Exception answer) {
        var details = answer.awsErrorDetails();
        return "status " + answer.statusCode() + (details == null ? "" : ", " + details.errorCode());
    }

    private String place() {
        return "bucket " + address.bucket() + " at " + address.endpoint();
    }
}
