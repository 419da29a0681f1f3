package dev.slipway.backup.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The writing calls of S3, each with the headers that this store is to be sent. */
final class Door {

    private static final String ANYTHING = "*";

    private final S3Client s3;
    private final S3Client joining;
    private final StoreSettings settings;
    private final Optional<Lock> lock;

    Door(S3Client s3, S3Client joining, StoreSettings settings, Optional<Lock> lock) {
        this.s3 = s3;
        this.joining = joining;
        this.settings = settings;
        this.lock = lock;
        if (lock.isPresent() && !checked()) {
            throw new StoreException.Refused("a store takes locked objects only with checksums; turn the checksums of "
                    + settings.address().bucket() + " on, or its lock off");
        }
    }

    /** Writes an object that is not there yet. */
    void put(String key, RequestBody body, byte[] digest) {
        s3.putObject(putting(key, digest).ifNoneMatch(ANYTHING).build(), body);
    }

    /** Writes an object that is still what it was. */
    void replace(String key, RequestBody body, byte[] digest, String etag) {
        s3.putObject(putting(key, digest).ifMatch(etag).build(), body);
    }

    private PutObjectRequest.Builder putting(String key, byte[] digest) {
        var put = PutObjectRequest.builder()
                .bucket(settings.address().bucket())
                .key(settings.full(key))
                .contentType("application/octet-stream")
                .checksumSHA256(checksum(digest));
        settings.encryption()
                .ifPresent(own -> put.serverSideEncryption(own.algorithm()).ssekmsKeyId(own.key()));
        lock.ifPresent(until -> put.objectLockMode(ObjectLockMode.GOVERNANCE).objectLockRetainUntilDate(until.until()));
        return put;
    }

    String begin(String key) {
        var create = CreateMultipartUploadRequest.builder()
                .bucket(settings.address().bucket())
                .key(settings.full(key))
                .contentType("application/octet-stream");
        if (checked()) {
            create.checksumAlgorithm(ChecksumAlgorithm.SHA256).checksumType(ChecksumType.COMPOSITE);
        }
        settings.encryption()
                .ifPresent(own -> create.serverSideEncryption(own.algorithm()).ssekmsKeyId(own.key()));
        lock.ifPresent(
                until -> create.objectLockMode(ObjectLockMode.GOVERNANCE).objectLockRetainUntilDate(until.until()));
        return s3.createMultipartUpload(create.build()).uploadId();
    }

    CompletedPart part(String key, String upload, int number, RequestBody body, byte[] digest) {
        var sent = s3.uploadPart(
                part -> part.bucket(settings.address().bucket())
                        .key(settings.full(key))
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumSHA256(checksum(digest)),
                body);
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(sent.eTag())
                .checksumSHA256(checksum(digest))
                .build();
    }

    void complete(String key, String upload, List<CompletedPart> parts) {
        joining.completeMultipartUpload(
                complete -> complete.bucket(settings.address().bucket())
                        .key(settings.full(key))
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts)));
    }

    void abort(String key, String upload) {
        s3.abortMultipartUpload(abort -> abort.bucket(settings.address().bucket())
                .key(settings.full(key))
                .uploadId(upload));
    }

    /** How much lies under a key; nothing if nothing does. */
    Optional<Long> size(String key) {
        try {
            return Optional.of(s3.headObject(
                            head -> head.bucket(settings.address().bucket()).key(settings.full(key)))
                    .contentLength());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    private @Nullable String checksum(byte[] digest) {
        return checked() ? Sha256.base64(digest) : null;
    }

    private boolean checked() {
        return settings.checksums() == Checksums.SHA256;
    }
}
