package dev.slipway.backup.vault;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A whole backup, with everything that is known about it. */
public record Backup(Manifest manifest, List<Note> notes) {

    public Backup {
        notes = notes.stream().sorted(Comparator.comparing(Note::at)).toList();
    }

    public BackupId id() {
        return new BackupId(manifest.id());
    }

    public Instant taken() {
        return manifest.started();
    }

    public long stored() {
        return manifest.stored();
    }

    /** What was said last about whether it restores; nothing if nobody has tried. */
    public Optional<Note> proof() {
        return notes.stream().filter(Note::isAboutProof).reduce((earlier, later) -> later);
    }

    public boolean isProven() {
        return proof().filter(note -> note.kind() == Note.Kind.PROVEN).isPresent();
    }

    /** Who wants it kept, and why; nothing if it is not pinned. */
    public Optional<Note> pin() {
        return notes.stream()
                .filter(note -> !note.isAboutProof())
                .reduce((earlier, later) -> later)
                .filter(note -> note.kind() == Note.Kind.PINNED);
    }

    public Entry object(String name) {
        return manifest.objects().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("backup " + id() + " has no object " + name + ", only "
                        + String.join(
                                ", ",
                                manifest.objects().stream().map(Entry::name).toList())));
    }
}
