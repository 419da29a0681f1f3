package dev.slipway.deploy.docker;

/** Whoever waits for a pull has something more urgent to do; what was pulled so far is kept by the engine. */
final class PullCalledOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PullCalledOff() {
        super("The pull was called off.");
    }
}
