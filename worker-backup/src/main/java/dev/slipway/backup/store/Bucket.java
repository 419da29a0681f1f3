package dev.slipway.backup.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where objects lie under keys; what is there is never written over, unless it is still what the caller has read. */
public interface Bucket extends AutoCloseable {

    /** A stream of any length under keys that begin with this one; what is expected decides the size of its parts. */
    ObjectWriter writer(String key, long expected, Optional<Lock> lock);

    /** Writes a small object that is not there yet. */
    void put(String key, byte[] content, Optional<Lock> lock);

    /** Writes a small object anew if it is still the one that was read. */
    void replace(String key, Content read, byte[] content);

    /** Reads a small object; nothing if it is not there. */
    Optional<Content> read(String key);

    /** Reads what was written as a stream, part by part against its digests, across connections that break. */
    InputStream open(Stored stored);

    /** Everything whose key begins so, in the order of keys. */
    List<Listed> list(String prefix);

    void delete(String key);

    /** Removes everything whose key begins so, with one try, for whoever has failed already; says whether it worked. */
    boolean tryRemove(String prefix);

    /** Ends uploads under keys that begin so and were begun before then; says which. */
    List<String> abortUploads(String prefix, Instant begunBefore);

    /** Whether objects can be locked against deletion here. */
    boolean canLock();

    @Override
    void close();
}
