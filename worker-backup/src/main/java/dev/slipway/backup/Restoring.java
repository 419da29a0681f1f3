package dev.slipway.backup;

import dev.slipway.backup.vault.BackupId;

/** How far a restore has come; when all is read, indexes are still made and rows compared. */
record Restoring(String sentence, double fraction) {

    private static final double NEARLY = 0.99;

    static Restoring of(BackupId backup, String where, long bytes, long size) {
        return bytes >= size
                ? new Restoring("has read backup " + backup + " " + where + ", makes indexes and compares", NEARLY)
                : new Restoring(
                        "restores backup " + backup + " " + where + ": " + Amount.of(bytes) + " of " + Amount.of(size),
                        Math.min(NEARLY, (double) bytes / size));
    }

    void tell(Onlooker onlooker) {
        onlooker.sees(sentence, fraction);
    }
}
