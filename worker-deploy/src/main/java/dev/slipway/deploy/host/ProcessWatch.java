package dev.slipway.deploy.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a router again when it has died, because its users must not wait for the next deployment to notice. */
public final class ProcessWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final KeptAlive kept;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ProcessWatch(KeptAlive kept) {
        this.kept = kept;
        this.thread = Thread.ofVirtual().name("process-watch").unstarted(this::run);
    }

    public static ProcessWatch over(KeptAlive kept) {
        var watch = new ProcessWatch(kept);
        watch.thread.start();
        return watch;
    }

    /** Stops watching; what it watched goes on. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    /** What is to live: its process, started again if it has died; nothing when it is not to live any more. */
    @FunctionalInterface
    public interface KeptAlive {
        Optional<ProcessHandle> keepAlive() throws InterruptedException;
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                watchOnce();
            }
        } catch (InterruptedException end) {
            LOG.debug("No longer watching.");
        }
    }

    /** Whatever goes wrong is tried again: a watch that has ended would be noticed by the users first. */
    private void watchOnce() throws InterruptedException {
        try {
            var watched = kept.keepAlive();
            if (watched.isEmpty()) {
                closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            watched.get().onExit().get();
            LOG.warn("The router's process {} has ended.", watched.get().pid());
        } catch (ExecutionException | RuntimeException failure) {
            if (closed.getCount() > 0) {
                LOG.warn("{} Trying again in {} s.", failure.getMessage(), BETWEEN_LOOKS.toSeconds());
                closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
