package dev.slipway.release.backup;

import java.util.Optional;

/**
 * How one target's database is backed up.
 *
 * @param store where backups lie; the worker's own store if nothing is said
 * @param sealing under which key
 * @param times when something is done although nothing is deployed
 * @param proving how a backup becomes one that counts
 * @param keeping what may be removed when
 * @param recovery what has to be sure before the data is touched, and what may be lost when it is put back
 */
public record BackupRules(
        Optional<BackupStore> store,
        Sealing sealing,
        BackupTimes times,
        Proving proving,
        Keeping keeping,
        RecoveryPolicy recovery) {

    /** For a target about whose backups nothing is said. */
    public static final BackupRules USUAL = new BackupRules(
            Optional.empty(),
            new Sealing.Unsaid(),
            BackupTimes.NEVER,
            Proving.ALWAYS,
            Keeping.USUAL,
            RecoveryPolicy.USUAL);
}
