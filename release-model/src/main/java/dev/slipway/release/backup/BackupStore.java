package dev.slipway.release.backup;

import dev.slipway.release.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A bucket that backups are kept in.
 *
 * @param checksums whether the store is told the SHA-256 of each part, which old ones do not know
 * @param quota bytes that all backups in it may take together
 */
public record BackupStore(String name, Bucket bucket, Login login, boolean checksums, Guard guard, OptionalLong quota) {

    /** Where it is. */
    public record Bucket(URI endpoint, String region, String name, boolean pathStyle) {}

    /** Who we are there. */
    public record Login(SecretReference accessKey, SecretReference secretKey) {}

    /**
     * What the store itself does for what lies in it.
     *
     * @param kmsKey a key of its own that it encrypts with besides
     * @param lock for how long it refuses to remove a backup, where the bucket has object lock
     */
    public record Guard(Optional<String> kmsKey, Optional<Duration> lock) {}
}
