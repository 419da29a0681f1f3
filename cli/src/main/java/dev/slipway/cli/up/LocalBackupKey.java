package dev.slipway.cli.up;

import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.connect.OwnersFile;
import dev.slipway.cli.operate.TargetsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that backups of this machine are sealed under: made once; whoever loses it loses them. */
final class LocalBackupKey {

    private static final String NAME = "local";
    private static final int BYTES = 32;

    private LocalBackupKey() {}

    static void declaredIn(DataFolder data) {
        if (!Files.exists(data.backupKey())) {
            var key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            try {
                OwnersFile.write(data.backupKey(), Base64.getEncoder().encodeToString(key) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException("the key " + data.backupKey() + " cannot be written", e);
            }
        }
        new TargetsFile(data.targets()).sealBackupsUnder(NAME, data.backupKey());
    }
}
