package dev.slipway.backup.vault;

import dev.slipway.backup.store.Stored;
import java.util.Objects;

/** One object of a backup: its name, its size before it was packed, and what lies in the store of it. */
public record Entry(String name, long size, Stored stored) {

    public Entry {
        Objects.requireNonNull(name);
        Objects.requireNonNull(stored);
    }
}
