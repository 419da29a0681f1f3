package dev.slipway.backup;

/** Something urgent about the same request waits, so what runs has to end; it is no failure. */
final class Unwanted extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unwanted() {
        super("something urgent about the request waits", null, false, false);
    }
}
