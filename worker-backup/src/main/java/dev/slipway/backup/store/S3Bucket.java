package dev.slipway.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of any store that speaks S3. */
public final class S3Bucket implements Bucket {

    private static final Logger LOG = LoggerFactory.getLogger(S3Bucket.class);
    private static final int MOST_AT_ONCE = 64 * 1024 * 1024;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Some stores copy all parts together before they answer. */
    private static final Duration WHILE_JOINING = Duration.ofMinutes(15);

    private final StoreSettings settings;
    private final String bucket;
    private final S3Client s3;
    private final S3Client joining;
    private final Calls calls;

    private S3Bucket(StoreSettings settings) {
        this.settings = settings;
        this.bucket = settings.address().bucket();
        this.s3 = Clients.open(settings.address(), SILENCE);
        this.joining = Clients.open(settings.address(), WHILE_JOINING);
        this.calls = new Calls(new Failures(settings.address()), settings.patience());
    }

    public static S3Bucket open(StoreSettings settings) {
        return new S3Bucket(settings);
    }

    /** For a store that is Slipway's own; in somebody else's, a missing bucket is a mistake to be told. */
    public void makeIfMissing() {
        calls.make("looking for the bucket", () -> {
            try {
                return s3.headBucket(head -> head.bucket(bucket)).toString();
            } catch (NoSuchBucketException e) {
                return s3.createBucket(create -> create.bucket(bucket)).toString();
            }
        });
    }

    @Override
    public ObjectWriter writer(String key, long expected, Optional<Lock> lock) {
        return writer(key, PartSize.forExpected(expected), lock);
    }

    ObjectWriter writer(String key, PartSize size, Optional<Lock> lock) {
        return new S3ObjectWriter(key, size, door(lock), calls);
    }

    @Override
    public void put(String key, byte[] content, Optional<Lock> lock) {
        var door = door(lock);
        calls.make("writing " + key, () -> {
            try {
                door.put(key, RequestBody.fromBytes(content), Sha256.of(content, content.length));
            } catch (S3Exception taken) {
                acceptIfOurs(key, content, taken);
            }
            return key;
        });
    }

    @Override
    public void replace(String key, Content read, byte[] content) {
        var door = door(Optional.empty());
        calls.make("rewriting " + key, () -> {
            try {
                door.replace(key, RequestBody.fromBytes(content), Sha256.of(content, content.length), read.etag());
            } catch (S3Exception changed) {
                acceptIfOurs(key, content, changed);
            }
            return key;
        });
    }

    /** The answer to an earlier try may have been lost; then these very bytes are there. */
    private void acceptIfOurs(String key, byte[] content, S3Exception refused) {
        var ours = refused.statusCode() == PRECONDITION_FAILED
                && get(key).map(there -> Arrays.equals(there.bytes(), content)).orElse(false);
        if (!ours) {
            throw refused;
        }
    }

    @Override
    public Optional<Content> read(String key) {
        return calls.make("reading " + key, () -> get(key));
    }

    /** Whoever can write there decides what lies there, so not everything is taken into memory. */
    private Optional<Content> get(String key) {
        try (var found = s3.getObject(get -> get.bucket(bucket).key(full(key)))) {
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

    @Override
    public InputStream open(Stored stored) {
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
                return s3.getObject(
                        get -> get.bucket(bucket).key(full(piece.key())).range("bytes=" + position + "-"));
            } catch (S3Exception e) {
                if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                    throw new StoreException.Damaged(
                            piece.key() + " is shorter than the " + piece.size() + " bytes that were stored");
                }
                throw e;
            }
        });
    }

    @Override
    public List<Listed> list(String prefix) {
        return calls.make(
                "listing " + full(prefix),
                () -> s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(full(prefix))).contents().stream()
                        .map(found -> new Listed(own(found.key()), found.size(), found.lastModified()))
                        .toList());
    }

    @Override
    public void delete(String key) {
        calls.make(
                "deleting " + key,
                () -> s3.deleteObject(delete -> delete.bucket(bucket).key(full(key))));
    }

    @Override
    public boolean tryRemove(String prefix) {
        try {
            calls.once("removing " + prefix, () -> {
                s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(full(prefix))).contents().stream()
                        .forEach(found ->
                                s3.deleteObject(delete -> delete.bucket(bucket).key(found.key())));
                return prefix;
            });
            return true;
        } catch (StoreException e) {
            LOG.warn("What lies under {} stays: {}", prefix, e.getMessage());
            return false;
        }
    }

    @Override
    public List<String> abortUploads(String prefix, Instant begunBefore) {
        var door = door(Optional.empty());
        var old =
                calls.make(
                        "listing uploads under " + full(prefix),
                        () -> s3
                                .listMultipartUploadsPaginator(
                                        list -> list.bucket(bucket).prefix(full(prefix)))
                                .uploads()
                                .stream()
                                .filter(upload -> upload.initiated().isBefore(begunBefore))
                                .toList());
        for (var upload : old) {
            calls.make("aborting " + upload.key(), () -> {
                door.abort(own(upload.key()), upload.uploadId());
                return upload;
            });
        }
        return old.stream().map(MultipartUpload::key).map(this::own).toList();
    }

    @Override
    public boolean canLock() {
        return calls.make("asking for object lock", () -> {
            try {
                var found =
                        s3.getObjectLockConfiguration(get -> get.bucket(bucket)).objectLockConfiguration();
                return found != null && found.objectLockEnabled() == ObjectLockEnabled.ENABLED;
            } catch (S3Exception e) {
                return saysNo(e);
            }
        });
    }

    /** Stores without the feature answer so; anything else is a failure like any other. */
    private static boolean saysNo(S3Exception e) {
        if (e instanceof NoSuchBucketException || (e.statusCode() != 404 && e.statusCode() != 501)) {
            throw e;
        }
        return false;
    }

    private Door door(Optional<Lock> lock) {
        return new Door(s3, joining, settings, lock);
    }

    private String full(String key) {
        return settings.prefix() + key;
    }

    private String own(String key) {
        return key.substring(settings.prefix().length());
    }

    @Override
    public void close() {
        s3.close();
        joining.close();
    }

    @Override
    public String toString() {
        return bucket + " at " + settings.address().endpoint();
    }
}
