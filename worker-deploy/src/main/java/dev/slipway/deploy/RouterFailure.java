package dev.slipway.deploy;

/** A router could not be started or asked; worth another try once what the message names is mended. */
public final class RouterFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RouterFailure(String message) {
        super(message);
    }

    public RouterFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
