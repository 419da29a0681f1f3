package dev.slipway.deploy.proxy;

import java.util.concurrent.atomic.LongAdder;

/** Counts how requests ended, seen from the users' side; a client that hung up is nobody's failure. */
final class Tally {

    private final LongAdder served = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder abandoned = new LongAdder();

    void served() {
        served.increment();
    }

    void failed() {
        failed.increment();
    }

    void abandoned() {
        abandoned.increment();
    }

    Requests requests() {
        return new Requests(served.sum(), failed.sum(), abandoned.sum());
    }
}
