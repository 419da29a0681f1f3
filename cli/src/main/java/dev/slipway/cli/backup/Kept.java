package dev.slipway.cli.backup;

import dev.slipway.backup.vault.Backup;
import dev.slipway.backup.vault.Note;

/** A backup and where it lies. */
record Kept(Depot depot, Backup backup) {

    void note(Note note) {
        try (var vault = depot.open()) {
            vault.note(depot.target(), backup.id(), note);
        }
    }
}
