package dev.slipway.backup.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the pauses between tries at once when nobody wants the result any more. */
final class Halt {

    private final CountDownLatch called = new CountDownLatch(1);

    void call() {
        called.countDown();
    }

    /** Waits so long, unless the work is given up meanwhile. */
    void pause(Duration length, String before) {
        try {
            if (called.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException.Abandoned(before + " was given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Abandoned(before + " was interrupted");
        }
    }
}
