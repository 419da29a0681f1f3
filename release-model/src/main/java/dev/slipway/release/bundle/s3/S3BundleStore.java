package dev.slipway.release.bundle.s3;

import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import java.io.InputStream;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Bundles or reports in any store that speaks S3; what is there is never written over. */
public final class S3BundleStore implements BundleStore, AutoCloseable {

    private static final int PRECONDITION_FAILED = 412;

    private final S3Address address;
    private final Shelf shelf;
    private final S3Client s3;
    private final S3Failures failures;
    private volatile boolean bucketFound;

    public S3BundleStore(S3Address address) {
        this(address, Shelf.BUNDLES);
    }

    public S3BundleStore(S3Address address, Shelf shelf) {
        this.address = address;
        this.shelf = shelf;
        this.s3 = S3Clients.open(address);
        this.failures = new S3Failures(address, shelf);
    }

    @Override
    public void put(BundleDigest digest, Path file) {
        try {
            findOrMakeBucket();
            upload(digest, file);
        } catch (SdkException e) {
            throw failures.ofBucket(e);
        }
    }

    /** Asked before the first upload: a store that says no in the middle of one is not always heard. */
    private void findOrMakeBucket() {
        if (!bucketFound) {
            try {
                s3.headBucket(head -> head.bucket(address.bucket()));
            } catch (NoSuchBucketException e) {
                makeBucket();
            }
            bucketFound = true;
        }
    }

    private void makeBucket() {
        try {
            s3.createBucket(create -> create.bucket(address.bucket()));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            return; // somebody else was faster; whether it is ours shows when it is used
        }
    }

    private void upload(BundleDigest digest, Path file) {
        try {
            s3.putObject(
                    put -> put.bucket(address.bucket())
                            .key(key(digest))
                            .contentType("application/octet-stream")
                            .ifNoneMatch("*"),
                    RequestBody.fromFile(file));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            } // else it is there: the same digest, so the same bytes
        }
    }

    @Override
    public InputStream open(BundleDigest digest) {
        try {
            return s3.getObject(get -> get.bucket(address.bucket()).key(key(digest)));
        } catch (SdkException e) {
            throw failures.ofBundle(e, digest);
        }
    }

    private String key(BundleDigest digest) {
        return shelf.prefix() + digest.hex();
    }

    @Override
    public void close() {
        s3.close();
    }
}
