package dev.slipway.runtime;

/** It did not work now and may work later. */
public final class TryAgain extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TryAgain(String message) {
        super(message);
    }

    public TryAgain(String message, Throwable cause) {
        super(message, cause);
    }
}
