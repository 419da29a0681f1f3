package dev.slipway.backup;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a backup of a database consists of. */
final class BackupObjects {

    /** The database, as pg_restore reads it. */
    static final String DUMP = "database.dump";
    /** Roles and whatever else belongs to the server. */
    static final String GLOBALS = "globals.sql";
    /** What a copy has to look like. */
    static final String PICTURE = "picture.json";

    private BackupObjects() {}

    static DatabasePicture picture(Backup backup, Vault vault) throws IOException {
        try (var in = vault.open(backup, PICTURE)) {
            return DatabasePicture.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
