package dev.slipway.backup.store;

import dev.slipway.release.bundle.s3.S3Address;
import java.util.Optional;
import java.util.regex.Pattern;

/** A bucket, the folder in it that is ours, and what that store wants to be told with each object. */
public record StoreSettings(
        S3Address address,
        String prefix,
        Checksums checksums,
        Optional<ServerSideEncryption> encryption,
        Patience patience) {

    private static final Pattern FOLDERS = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._=-]*/)*");

    public StoreSettings {
        if (!FOLDERS.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "`" + prefix + "` is not a prefix of keys; write folders that end in `/`,"
                            + " such as `slipway/backups/`, or nothing");
        }
    }

    public static StoreSettings of(S3Address address) {
        return new StoreSettings(address, "", Checksums.SHA256, Optional.empty(), Patience.USUAL);
    }

    /** The key in the bucket of what we know by our own. */
    String full(String key) {
        return prefix + key;
    }

    String own(String fullKey) {
        return fullKey.substring(prefix.length());
    }
}
