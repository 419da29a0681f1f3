package dev.slipway.cli.up;

import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.TargetsFile;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import java.nio.file.Files;

/** The key of whoever runs everything on one machine: made once, and trusted there. */
final class LocalKey {

    private static final String NAME = "local";

    private LocalKey() {}

    static SigningKey trustedIn(DataFolder data) {
        if (!Files.exists(data.key())) {
            KeyFile.write(SigningKey.generate(), data.key());
        }
        var key = KeyFile.read(data.key());
        new TargetsFile(data.targets()).trust(NAME, key.verifyingKey());
        return key;
    }
}
