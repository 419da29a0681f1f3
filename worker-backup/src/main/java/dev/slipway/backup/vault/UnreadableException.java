package dev.slipway.backup.vault;

/** A manifest or a note is there and cannot be understood. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }
}
