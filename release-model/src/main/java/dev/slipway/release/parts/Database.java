package dev.slipway.release.parts;

import dev.slipway.release.backup.BackupRules;

/** The PostgreSQL database that an application keeps its data in. */
public record Database(DatabaseAddress address, int minimumVersion, Archiving archiving, BackupRules backup) {

    /** What it means that a server does not archive its WAL, without which there is no way back to a point in time. */
    public enum Archiving {
        REQUIRED,
        EXPECTED,
        IGNORED
    }
}
