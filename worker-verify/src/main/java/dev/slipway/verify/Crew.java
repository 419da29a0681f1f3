package dev.slipway.verify;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** So many calls at a time, each on a virtual thread: enough to be quick, too few to be a load test. */
final class Crew {

    private Crew() {}

    static ExecutorService of(int hands) {
        return Executors.newFixedThreadPool(
                hands, Thread.ofVirtual().name("smoke-test-", 0).factory());
    }
}
