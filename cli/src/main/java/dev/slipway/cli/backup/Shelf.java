package dev.slipway.cli.backup;

import dev.slipway.backup.vault.Listing;
import java.util.List;

/** What lies in a depot at this moment, newest first. */
record Shelf(Depot depot, List<Kept> kept, List<Listing.Unreadable> unreadable) {

    static Shelf of(Depot depot) {
        try (var vault = depot.open()) {
            var listing = vault.list(depot.target());
            var kept = listing.backups().stream()
                    .map(backup -> new Kept(depot, backup))
                    .toList();
            return new Shelf(depot, kept, listing.unreadable());
        }
    }
}
