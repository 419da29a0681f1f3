package dev.slipway.backup.vault;

import java.util.Objects;

/** Which request a backup was taken for, and who made it. */
public record Origin(String request, String by) {

    public Origin {
        Objects.requireNonNull(request);
        Objects.requireNonNull(by);
    }
}
