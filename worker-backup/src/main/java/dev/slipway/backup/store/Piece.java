package dev.slipway.backup.store;

import java.util.List;

/** One object of the bucket that holds a stretch, or all, of what was written. */
public record Piece(String key, List<Part> parts) {

    public Piece {
        parts = List.copyOf(parts);
    }

    public long size() {
        return parts.stream().mapToLong(Part::size).sum();
    }
}
