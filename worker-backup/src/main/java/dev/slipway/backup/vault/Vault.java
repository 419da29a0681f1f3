package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Packing;
import dev.slipway.backup.seal.Seal;
import dev.slipway.backup.store.Bucket;
import dev.slipway.backup.store.Listed;
import dev.slipway.backup.store.Lock;
import dev.slipway.backup.store.StoreException;
import dev.slipway.release.Target;
import dev.slipway.release.backup.Keeping;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where backups are kept: they are put in as a whole or not at all, come out as they went in, and leave by rule. */
public final class Vault implements AutoCloseable {

    private final Bucket bucket;
    private final Sealer sealer;
    private final Optional<Duration> lock;
    private final InstantSource clock;
    private final Catalog catalog;

    /** The lock is for how long the store itself is to refuse to remove a backup. */
    public Vault(Bucket bucket, Sealer sealer, Optional<Duration> lock, InstantSource clock) {
        this.bucket = bucket;
        this.sealer = sealer;
        this.lock = lock;
        this.clock = clock;
        this.catalog = new Catalog(bucket);
    }

    /** Begins a backup that does not exist yet; what an earlier attempt at it was uploading is ended. */
    public Deposit begin(Order order, Sizes sizes, Watcher watcher) {
        Seal.warmUp();
        if (find(order.target(), order.id()).isPresent()) {
            throw new IllegalStateException("backup " + order.id() + " of " + order.target() + " exists already");
        }
        bucket.abortUploads(Folder.of(order.target(), order.id()).key(), Instant.MAX);
        return new Deposit(
                order,
                new Deposit.Room(bucket, catalog, clock),
                sealer.fresh(order.binding()),
                new Deposit.Terms(sizes, allowance(order, sizes), lock(), watcher));
    }

    private Allowance allowance(Order order, Sizes sizes) {
        if (!sizes.areLimited()) {
            return new Allowance(order.id(), sizes, 0);
        }
        var allowance = new Allowance(order.id(), sizes, used());
        catalog.of(order.target()).backups().stream().findFirst().ifPresent(allowance::foresee);
        return allowance;
    }

    private Optional<Lock> lock() {
        if (lock.isPresent() && !bucket.canLock()) {
            throw new StoreException.Refused(
                    "backups are to be locked for " + lock.get().toDays()
                            + " days, and the bucket has no object lock; make one that has, or take `lock` away");
        }
        return lock.map(length -> new Lock(clock.instant().plus(length)));
    }

    /** A finished backup; what was begun and not finished is none. */
    public Optional<Backup> find(Target target, BackupId id) {
        return catalog.find(target, id);
    }

    public Listing list(Target target) {
        return catalog.of(target);
    }

    /** Those that have backups here. */
    public List<Target> targets() {
        return catalog.targets();
    }

    /** Bytes that everything here takes. */
    public long used() {
        return bucket.list(Folder.ALL).stream().mapToLong(Listed::size).sum();
    }

    /** An object as it was handed in; whatever is wrong with it shows before its end is reached, at the latest. */
    public InputStream open(Backup backup, String object) {
        Seal.warmUp();
        var stored = backup.object(object).stored();
        var seal = sealer.open(backup.manifest());
        return Packing.unpack(seal.off(bucket.open(stored), object), object + " of backup " + backup.id());
    }

    public void note(Target target, BackupId id, Note note) {
        if (find(target, id).isEmpty()) {
            throw new IllegalArgumentException("there is no backup " + id + " of " + target);
        }
        catalog.note(target, id, note);
    }

    /** What would be removed now, given which backups somebody needs, and for what. */
    public PrunePlan plan(Target target, Keeping keeping, Map<BackupId, String> needed) {
        var retention = new Retention(keeping, needed, clock.instant());
        return new PrunePlan(target, retention.of(catalog.of(target).backups()));
    }

    /** Removes what the plan says; what has got a note since stays. */
    public List<Fate.Goes> prune(PrunePlan plan) {
        return new Pruning(bucket, catalog).carryOut(plan);
    }

    /** Removes everything of a backup that was given up; a finished one stays. */
    public void discard(Target target, BackupId id) {
        new Leftovers(bucket).sweep(Folder.of(target, id).key(), Instant.MAX);
    }

    /** Removes what was begun, not finished and not touched for so long. */
    public List<String> sweep(Duration untouched) {
        return new Leftovers(bucket).sweep(Folder.ALL, clock.instant().minus(untouched));
    }

    @Override
    public void close() {
        bucket.close();
    }
}
