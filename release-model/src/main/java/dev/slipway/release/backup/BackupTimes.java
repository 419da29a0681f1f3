package dev.slipway.release.backup;

import java.util.Optional;

/**
 * What is done although nothing is deployed.
 *
 * @param backup when a backup is taken
 * @param drill when it is practised to put one back, into an empty place
 */
public record BackupTimes(Optional<CronSchedule> backup, Optional<CronSchedule> drill) {

    public static final BackupTimes NEVER = new BackupTimes(Optional.empty(), Optional.empty());
}
