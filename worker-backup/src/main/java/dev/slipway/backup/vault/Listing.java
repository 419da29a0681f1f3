package dev.slipway.backup.vault;

import java.util.List;

/** The backups of a target, newest first, and those whose description cannot be read, which are left alone. */
public record Listing(List<Backup> backups, List<Unreadable> unreadable) {

    public Listing {
        backups = List.copyOf(backups);
        unreadable = List.copyOf(unreadable);
    }

    /** A manifest that is there and says nothing that is understood. */
    public record Unreadable(String id, String reason) {}
}
