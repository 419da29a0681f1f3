package dev.slipway.backup.vault;

import java.util.OptionalLong;

/**
 * How large a backup is expected to be, and how large it may become; all in bytes as they lie in the store.
 *
 * @param largest of this one
 * @param quota of everything in the store
 */
public record Sizes(long expected, OptionalLong largest, OptionalLong quota) {

    public static Sizes expecting(long bytes) {
        return new Sizes(bytes, OptionalLong.empty(), OptionalLong.empty());
    }
}
