package dev.slipway.release.parts;

import dev.slipway.release.backup.BackupRules;
import java.util.Optional;

/**
 * The PostgreSQL database that an application keeps its data in.
 *
 * @param container the container that its server runs in, on one of the target's engines, if it does
 */
public record Database(
        DatabaseAddress address,
        int minimumVersion,
        Archiving archiving,
        Optional<String> container,
        BackupRules backup) {

    /** What it means that a server does not archive its WAL, without which there is no way back to a point in time. */
    public enum Archiving {
        REQUIRED,
        EXPECTED,
        IGNORED
    }
}
