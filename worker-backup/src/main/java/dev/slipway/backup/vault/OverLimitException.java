package dev.slipway.backup.vault;

/** A backup is larger than the operator allows, or there is no room left for it. */
public final class OverLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OverLimitException(String message) {
        super(message);
    }
}
