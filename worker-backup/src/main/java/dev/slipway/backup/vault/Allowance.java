package dev.slipway.backup.vault;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what a backup puts into the store, and stops it where it may not go on. */
final class Allowance {

    private final BackupId id;
    private final Sizes sizes;
    private final long before;
    private final AtomicLong stored = new AtomicLong();

    /** What lies in the store already counts for the quota. */
    Allowance(BackupId id, Sizes sizes, long before) {
        this.id = id;
        this.sizes = sizes;
        this.before = before;
    }

    /** A backup packs about as well as the one before it; without one, nobody knows until it is sent. */
    void foresee(Backup last) {
        var plain = last.manifest().objects().stream().mapToLong(Entry::size).sum();
        if (plain > 0) {
            check((long) ((double) sizes.expected() * last.stored() / plain), "is expected to take");
        }
    }

    void add(long bytes) {
        check(stored.addAndGet(bytes), "has grown to");
    }

    private void check(long own, String how) {
        sizes.largest().ifPresent(most -> {
            if (own > most) {
                throw new OverLimitException("backup " + id + " " + how + " " + own + " bytes, and " + most
                        + " are allowed; raise `largest`, or have less in the database");
            }
        });
        sizes.quota().ifPresent(most -> {
            if (before + own > most) {
                throw new OverLimitException("backup " + id + " " + how + " " + own + " bytes, others take " + before
                        + ", and the store may hold " + most + "; prune backups or raise `quota`");
            }
        });
    }
}
