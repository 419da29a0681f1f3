package dev.slipway.backup.vault;

import java.util.Objects;

/** Which database a backup is of: an identity that another server's does not have, and the version of the server. */
public record Source(String identity, String serverVersion) {

    public Source {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(serverVersion);
    }
}
