package dev.slipway.backup.vault;

import java.util.OptionalLong;

/**
 * How large a backup is expected to be, and how much it may take.
 *
 * @param expected bytes, before they are packed
 * @param largest bytes that this one may take in the store
 * @param quota bytes that everything in the store may take
 */
public record Sizes(long expected, OptionalLong largest, OptionalLong quota) {

    public static Sizes expecting(long bytes) {
        return new Sizes(bytes, OptionalLong.empty(), OptionalLong.empty());
    }

    boolean areLimited() {
        return largest.isPresent() || quota.isPresent();
    }
}
