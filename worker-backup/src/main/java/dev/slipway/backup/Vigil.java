package dev.slipway.backup;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stays awake during work that says nothing for long: repeats what was said last, and ends the work once something urgent
 * about its request waits. Only for what may be done again, because what it has ended counts as not done.
 */
final class Vigil {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Voice voice;
    private final Runnable ending;
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean unwanted;

    private Vigil(Voice voice, Runnable ending) {
        this.voice = voice;
        this.ending = ending;
    }

    /** Work that tells whoever looks on how far it has come, as far as it can. */
    @FunctionalInterface
    interface Work<T> {
        T under(Onlooker watched) throws Exception;
    }

    /** The work can be interrupted. */
    static <T> T over(Onlooker onlooker, Work<T> work) {
        return over(onlooker, () -> {}, work);
    }

    /** The ending is done before the interrupt, for what others do for the work and would go on with. */
    static <T> T over(Onlooker onlooker, Runnable ending, Work<T> work) {
        var voice = new Voice(onlooker, SILENCE);
        return new Vigil(voice, ending).keep(work);
    }

    private <T> T keep(Work<T> work) {
        var watcher = Thread.ofVirtual().name("vigil").start(this::watch);
        return Trouble.told(() -> {
            try {
                var result = work.under(voice);
                end(watcher);
                return wanted(result);
            } catch (Exception failed) {
                end(watcher);
                throw unwanted ? new Unwanted() : failed;
            }
        });
    }

    private void watch() {
        try {
            while (!done.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                voice.repeat();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } catch (Unwanted now) {
            unwanted = true;
            ending.run();
            worker.interrupt();
        }
    }

    /** Afterwards the worker is interrupted only if somebody else has done that. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void end(Thread watcher) {
        done.countDown();
        boolean interrupted = false;
        while (watcher.isAlive()) {
            try {
                watcher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (unwanted) {
            Thread.interrupted();
        } else if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T wanted(T result) throws Exception {
        if (unwanted) {
            if (result instanceof AutoCloseable left) {
                left.close();
            }
            throw new Unwanted();
        }
        return result;
    }
}
