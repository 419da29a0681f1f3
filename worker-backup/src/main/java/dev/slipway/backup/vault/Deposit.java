package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Packing;
import dev.slipway.backup.seal.Seal;
import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.Lock;
import dev.slipway.backup.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup in the making. What is not finished leaves nothing that could be taken for a backup. */
public final class Deposit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deposit.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** What all deposits of a vault have in common. */
    record Room(Bucket bucket, Catalog catalog, InstantSource clock) {}

    /** What this one may do. */
    record Terms(Sizes sizes, Allowance allowance, Optional<Lock> lock, Watcher watcher) {}

    private final Order order;
    private final Room room;
    private final Seal seal;
    private final Terms terms;
    private final Instant started;
    private final String attempt;
    private final List<Belt> belts = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean over;

    Deposit(Order order, Room room, Seal seal, Terms terms) {
        this.order = order;
        this.room = room;
        this.seal = seal;
        this.terms = terms;
        this.started = room.clock().instant();
        this.attempt = folder().objects() + UUID.randomUUID() + "/";
    }

    /** The large object of a backup: it is as long as the whole is expected to be. */
    public OutputStream large(String name) {
        return object(name, terms.sizes().expected());
    }

    /** Any other object; closing its stream completes it. */
    public OutputStream small(String name) {
        return object(name, 0);
    }

    private synchronized OutputStream object(String name, long expected) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + name + "` cannot be the name of an object of a backup");
        }
        var writer = room.bucket().writer(attempt + name, expected, terms.lock());
        var ends = new Belt.Ends(room.clock(), terms.watcher(), this::done);
        var belt = new Belt(name, writer, seal, terms.allowance(), ends);
        belts.add(belt);
        return belt;
    }

    private synchronized void done(Entry entry) {
        entries.add(entry);
    }

    /** Writes the manifest: from now on there is a backup. Whoever was faster with the same one wins, and that is returned. */
    public synchronized Backup finish(Map<String, String> facts) {
        if (over || entries.size() != belts.size()) {
            throw new IllegalStateException("backup " + order.id() + " cannot be finished: "
                    + (over ? "it is over" : "one of its objects is not complete"));
        }
        over = true; // should the answer get lost, the manifest may lie there: its objects must not be removed
        try {
            room.bucket().put(folder().manifest(), Json.write(manifest(facts)), terms.lock());
        } catch (StoreException.Taken other) {
            LOG.info("Backup {} of {} was finished by somebody else meanwhile", order.id(), order.target());
            removeObjects();
        }
        var finished = room.catalog()
                .find(order.target(), order.id())
                .orElseThrow(() -> new IllegalStateException(
                        "backup " + order.id() + " was finished and cannot be found; is somebody deleting it?"));
        room.catalog().tidy(finished);
        return finished;
    }

    private Manifest manifest(Map<String, String> facts) {
        return new Manifest(
                Manifest.FORMAT,
                order.id().value(),
                order.target().toString(),
                order.source(),
                started,
                room.clock().instant(),
                order.kept(),
                order.origin(),
                new Sealed(Packing.NAME, seal.cipher(), seal.key().orElse(null)),
                facts,
                entries);
    }

    private Folder folder() {
        return Folder.of(order.target(), order.id());
    }

    /** What cannot be removed now is swept later; it is no backup without a manifest. */
    @Override
    public synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        var interrupted = Thread.interrupted(); // whoever cancels a backup wants to see nothing of it
        try {
            for (var belt : belts) {
                belt.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            removeObjects();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void removeObjects() {
        if (!room.bucket().tryRemove(attempt)) {
            LOG.warn("Objects of the unfinished backup {} of {} stay until they are swept", order.id(), order.target());
        }
    }
}
