package dev.slipway.embedded;

/** Says in one sentence why a part did not come up and what to do about it, so that a caller may print it as it is. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    public static CannotStart portTaken(String part, int port, Throwable cause) {
        return new CannotStart(
                ("The %s cannot listen on 127.0.0.1:%d: %s. Stop the program that holds this port, choose another port, "
                                + "or use port 0 for any free one.")
                        .formatted(part, port, cause.getMessage()),
                cause);
    }
}
