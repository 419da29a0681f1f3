package dev.slipway.backup.store;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of any store that speaks S3. */
public final class S3Bucket implements Bucket {

    private static final Logger LOG = LoggerFactory.getLogger(S3Bucket.class);
    private static final int PRECONDITION_FAILED = 412;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Some stores copy all parts together before they answer. */
    private static final Duration WHILE_JOINING = Duration.ofMinutes(15);

    private final StoreSettings settings;
    private final String bucket;
    private final S3Client s3;
    private final S3Client joining;
    private final Calls calls;
    private final Reading reading;
    private final Clearing clearing;

    private S3Bucket(StoreSettings settings) {
        this.settings = settings;
        this.bucket = settings.address().bucket();
        this.s3 = Clients.open(settings.address(), SILENCE);
        this.joining = Clients.open(settings.address(), WHILE_JOINING);
        this.calls = new Calls(new Failures(settings.address()), settings.patience());
        this.reading = new Reading(s3, settings, calls);
        this.clearing = new Clearing(s3, settings);
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
                && reading.small(key)
                        .map(there -> Arrays.equals(there.bytes(), content))
                        .orElse(false);
        if (!ours) {
            throw refused;
        }
    }

    @Override
    public Optional<Content> read(String key) {
        return calls.make("reading " + key, () -> reading.small(key));
    }

    @Override
    public InputStream open(Stored stored) {
        return reading.large(stored);
    }

    @Override
    public List<Listed> list(String prefix) {
        return calls.make("listing " + prefix, () -> clearing.list(prefix));
    }

    @Override
    public void delete(String key) {
        calls.make("deleting " + key, () -> clearing.delete(key));
    }

    @Override
    public boolean tryRemove(String prefix) {
        try {
            calls.once("removing " + prefix, () -> clearing.removeAll(prefix));
            return true;
        } catch (StoreException e) {
            LOG.warn("What lies under {} stays: {}", prefix, e.getMessage());
            return false;
        }
    }

    @Override
    public List<String> abortUploads(String prefix, Instant begunBefore) {
        var old = calls.make("listing uploads under " + prefix, () -> clearing.uploads(prefix, begunBefore));
        old.forEach(upload -> calls.make("aborting " + upload.key(), () -> clearing.abort(upload)));
        return old.stream().map(Clearing.Upload::key).toList();
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
