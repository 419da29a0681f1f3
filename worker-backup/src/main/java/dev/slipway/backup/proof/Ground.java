package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.PostgresTrouble;

/** Where copies can be made that harm nobody. */
public interface Ground {

    /** An empty database of the same version and, where the system knows it, the same form. */
    Plot prepare(DatabasePicture original) throws PostgresTrouble;
}
