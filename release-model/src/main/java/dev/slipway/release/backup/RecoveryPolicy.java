package dev.slipway.release.backup;

import java.time.Duration;

/**
 * What the operator wants to be sure of before the data may be touched, and what may be lost when it is put back.
 *
 * @param maySkipBackup whether whoever may deploy can do without, with a reason
 * @param longestLock how long a migration may keep others from a table
 * @param longestMigration how long all migrations of a release together may take
 * @param rowsUnasked how many rows a restore may lose without a person having said yes
 * @param replacedKept for how long the database stays that a restore has replaced
 */
public record RecoveryPolicy(
        boolean maySkipBackup,
        Duration longestLock,
        Duration longestMigration,
        long rowsUnasked,
        Duration replacedKept) {

    public static final RecoveryPolicy USUAL =
            new RecoveryPolicy(false, Duration.ofSeconds(2), Duration.ofMinutes(10), 0, Duration.ofDays(7));
}
