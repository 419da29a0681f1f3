package dev.slipway.deploy.host;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits for what the outside world does not announce: a condition, looked at again and again until a deadline. */
public final class Polling {

    private Polling() {}

    /** Whether the condition held before the limit was over; it is looked at once in any case. */
    public static boolean until(Duration limit, Duration every, BooleanSupplier condition) throws InterruptedException {
        var lock = new ReentrantLock();
        var neverSignalled = lock.newCondition();
        long deadline = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                waitFor(neverSignalled, Math.min(left, every.toNanos()));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static void waitFor(Condition neverSignalled, long nanos) throws InterruptedException {
        for (long left = nanos; left > 0; ) {
            left = neverSignalled.awaitNanos(left);
        }
    }
}
