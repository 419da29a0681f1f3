package dev.slipway.backup.store;

import java.util.List;

/** What was written as one stream: its pieces in order, and the SHA-256 of all of it in hexadecimal. */
public record Stored(long size, String sha256, List<Piece> pieces) {

    public Stored {
        pieces = List.copyOf(pieces);
    }
}
