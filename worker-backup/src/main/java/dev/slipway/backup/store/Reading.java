package dev.slipway.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The reading calls of S3: small things at once, large ones as a stream that mends itself. */
final class Reading {

    private static final int MOST_AT_ONCE = 64 * 1024 * 1024;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final StoreSettings settings;
    private final Calls calls;

    Reading(S3Client s3, StoreSettings settings, Calls calls) {
        this.s3 = s3;
        this.settings = settings;
        this.calls = calls;
    }

    /** Whoever can write there decides what lies there, so not everything is taken into memory. */
    Optional<Content> small(String key) {
        try (var found =
                s3.getObject(get -> get.bucket(settings.address().bucket()).key(settings.full(key)))) {
            var bytes = found.readNBytes(MOST_AT_ONCE + 1);
            if (bytes.length > MOST_AT_ONCE) {
                found.abort();
                throw new StoreException.Damaged(
                        key + " is larger than the " + MOST_AT_ONCE + " bytes that a description may have");
            }
            return Optional.of(new Content(bytes, found.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw SdkClientException.create("the answer was cut off: " + e.getMessage(), e);
        }
    }

    InputStream large(Stored stored) {
        return new SequenceInputStream(
                Collections.enumeration(stored.pieces().stream().map(this::open).toList()));
    }

    private InputStream open(Piece piece) {
        var content = new ResumingInput(piece, position -> from(piece, position), settings.patience());
        return new VerifiedInput(content, piece);
    }

    private ResponseInputStream<GetObjectResponse> from(Piece piece, long position) {
        return calls.make("reading " + piece.key(), () -> {
            try {
                return s3.getObject(get -> get.bucket(settings.address().bucket())
                        .key(settings.full(piece.key()))
                        .range("bytes=" + position + "-"));
            } catch (S3Exception e) {
                if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                    throw new StoreException.Damaged(
                            piece.key() + " is shorter than the " + piece.size() + " bytes that were stored");
                }
                throw e;
            }
        });
    }
}
