package dev.slipway.deploy.proxy;

import dev.slipway.deploy.RouterFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a proxy again when it has died, because its users must not wait for the next deployment to notice. */
final class ProxyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyWatch.class);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(2);

    private final ProxyStart start;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ProxyWatch(ProxyStart start) {
        this.start = start;
        this.thread = Thread.ofVirtual().name("proxy-watch").unstarted(this::run);
    }

    static ProxyWatch over(ProxyStart start) {
        var watch = new ProxyWatch(start);
        watch.thread.start();
        return watch;
    }

    /** Stops watching; the proxy goes on. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            do {
                keepRunning();
            } while (!closed.await(0, TimeUnit.SECONDS));
        } catch (InterruptedException end) {
            LOG.debug("No longer watching the proxy.");
        }
    }

    private void keepRunning() throws InterruptedException {
        try {
            long pid = start.findOrStart().control().process().pid();
            var handle = ProcessHandle.of(pid);
            if (handle.isPresent()) {
                handle.get().onExit().get();
                LOG.warn("The proxy, process {}, has ended; starting it again.", pid);
            }
        } catch (RouterFailure | ExecutionException failure) {
            if (closed.getCount() == 0) {
                return;
            }
            LOG.warn("{} Trying again in {} s.", failure.getMessage(), BEFORE_ANOTHER_TRY.toSeconds());
            closed.await(BEFORE_ANOTHER_TRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
