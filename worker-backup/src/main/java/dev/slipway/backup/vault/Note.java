package dev.slipway.backup.vault;

import java.time.Instant;
import java.util.Objects;

/** Something that became known about a backup, or was decided, after it was made. Notes are added, never changed. */
public record Note(Kind kind, Instant at, String by, String text) {

    /** What a note says; of those about the same thing, the latest counts. */
    public enum Kind {
        PROVEN,
        NOT_PROVEN,
        PINNED,
        UNPINNED
    }

    public Note {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(by);
        Objects.requireNonNull(text);
    }

    boolean isAboutProof() {
        return kind == Kind.PROVEN || kind == Kind.NOT_PROVEN;
    }
}
