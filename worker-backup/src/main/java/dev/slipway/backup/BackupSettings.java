package dev.slipway.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this worker alone.
 *
 * @param scratch folder that copies of databases are restored below, the system's own for temporary files if nothing is
 *     said; it needs room for the largest of them, and the account that PostgreSQL's server runs under has to be able
 *     to enter it
 */
@ConfigurationProperties("slipway.backup")
record BackupSettings(Optional<Path> scratch) {

    Path room() {
        return scratch.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }
}
