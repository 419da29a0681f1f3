package dev.slipway.backup;

import dev.slipway.backup.vault.BackupId;
import dev.slipway.release.Target;
import java.util.Map;

/** Says which backups of a target are needed at this moment, and by whom. */
@FunctionalInterface
interface Needs {
    Map<BackupId, String> of(Target target) throws InterruptedException;
}
