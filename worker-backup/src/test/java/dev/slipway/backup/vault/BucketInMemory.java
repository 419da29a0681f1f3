package dev.slipway.backup.vault;

import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.Content;
import dev.slipway.backup.store.Listed;
import dev.slipway.backup.store.Lock;
import dev.slipway.backup.store.ObjectWriter;
import dev.slipway.backup.store.Part;
import dev.slipway.backup.store.Piece;
import dev.slipway.backup.store.StoreException;
import dev.slipway.backup.store.Stored;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket that keeps its promises without a network: nothing is written over, uploads show only when finished. */
public final class BucketInMemory implements Bucket {

    private record Kept(byte[] bytes, Instant since) {}

    private final InstantSource clock;
    private final TreeMap<String, Kept> objects = new TreeMap<>();
    private final TreeMap<String, Instant> uploads = new TreeMap<>();
    private boolean locks;
    private Runnable beforePut = () -> {};

    public BucketInMemory(InstantSource clock) {
        this.clock = clock;
    }

    List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    List<String> uploads() {
        return List.copyOf(uploads.keySet());
    }

    byte[] bytes(String key) {
        return Objects.requireNonNull(objects.get(key)).bytes();
    }

    void set(String key, byte[] bytes) {
        objects.put(key, new Kept(bytes, clock.instant()));
    }

    void rename(String from, String to) {
        objects.put(to, Objects.requireNonNull(objects.remove(from)));
    }

    void lockable() {
        locks = true;
    }

    /** Something that happens between the caller's decision and its effect. */
    void beforePut(Runnable what) {
        beforePut = what;
    }

    @Override
    public ObjectWriter writer(String key, long expected, Optional<Lock> lock) {
        uploads.put(key, clock.instant());
        return new InMemoryWriter(key);
    }

    @Override
    public void put(String key, byte[] content, Optional<Lock> lock) {
        var meanwhile = beforePut;
        beforePut = () -> {};
        meanwhile.run();
        if (objects.containsKey(key)) {
            throw new StoreException.Taken("writing " + key + " was refused");
        }
        set(key, content);
    }

    @Override
    public void replace(String key, Content read, byte[] content) {
        if (!digest(bytes(key)).equals(read.etag())) {
            throw new StoreException.Taken("rewriting " + key + " was refused");
        }
        set(key, content);
    }

    @Override
    public Optional<Content> read(String key) {
        return Optional.ofNullable(objects.get(key)).map(kept -> new Content(kept.bytes(), digest(kept.bytes())));
    }

    @Override
    public InputStream open(Stored stored) {
        var all = new ByteArrayOutputStream();
        stored.pieces().forEach(piece -> all.writeBytes(bytes(piece.key())));
        return new ByteArrayInputStream(all.toByteArray());
    }

    @Override
    public List<Listed> list(String prefix) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new Listed(
                        entry.getKey(),
                        entry.getValue().bytes().length,
                        entry.getValue().since()))
                .toList();
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public boolean tryRemove(String prefix) {
        objects.keySet().removeIf(key -> key.startsWith(prefix));
        return true;
    }

    @Override
    public List<String> abortUploads(String prefix, Instant begunBefore) {
        var old = uploads.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(prefix) && entry.getValue().isBefore(begunBefore))
                .map(java.util.Map.Entry::getKey)
                .toList();
        old.forEach(uploads::remove);
        return old;
    }

    @Override
    public boolean canLock() {
        return locks;
    }

    @Override
    public void close() {}

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class InMemoryWriter extends ObjectWriter {

        private final String key;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        InMemoryWriter(String key) {
            this.key = key;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public Stored finish() {
            if (uploads.remove(key) == null) {
                throw new StoreException.Abandoned("the upload of " + key + " was aborted by somebody");
            }
            set(key, bytes.toByteArray());
            var part = new Part(bytes.size(), digest(bytes.toByteArray()));
            return new Stored(bytes.size(), part.sha256(), List.of(new Piece(key, List.of(part))));
        }

        @Override
        public void close() {
            uploads.remove(key);
        }
    }
}
