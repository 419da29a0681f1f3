package dev.slipway.deploy.docker;

/** A container cannot be begun, and trying again would not help; says what is wrong with what. */
final class CannotRun extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRun(String what) {
        super(what);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
