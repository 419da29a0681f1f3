package dev.slipway.events.wire;

/** A record's value is not an event of this contract. */
public final class Undecodable extends Exception {

    private static final long serialVersionUID = 1;

    Undecodable(String message) {
        super(message);
    }

    Undecodable(String message, Throwable cause) {
        super(message, cause);
    }
}
