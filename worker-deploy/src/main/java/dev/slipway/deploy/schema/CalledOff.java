package dev.slipway.deploy.schema;

/** Ends a run between two statements of a transaction, which leaves nothing of it behind. */
final class CalledOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalledOff() {
        super("something urgent has come in");
    }
}
