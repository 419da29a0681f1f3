package dev.slipway.release.backup;

import java.util.List;

/** Who can read a backup that has left the house. */
public sealed interface Sealing {

    /**
     * Whoever has this key.
     *
     * @param known all that are declared, because backups of then were sealed under keys of then
     */
    record Under(BackupKey key, List<BackupKey> known) implements Sealing {

        public Under {
            known = List.copyOf(known);
        }
    }

    /** Everybody who gets hold of it, and the operator has said so. */
    record InTheClear() implements Sealing {}

    /** Nothing was said and no key is there, so no backup is taken. */
    record Unsaid() implements Sealing {}
}
