package dev.slipway.deploy.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a proxy again when it has died, because its users must not wait for the next deployment to notice. */
final class ProxyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

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
            while (closed.getCount() > 0) {
                watchOnce();
            }
        } catch (InterruptedException end) {
            LOG.debug("No longer watching the proxy.");
        }
    }

    /** Whatever goes wrong is tried again: a watch that has ended would be noticed by the users first. */
    private void watchOnce() throws InterruptedException {
        try {
            var watched = start.keepAlive();
            if (watched.isEmpty()) {
                closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            watched.get().onExit().get();
            LOG.warn("The proxy, process {}, has ended.", watched.get().pid());
        } catch (ExecutionException | RuntimeException failure) {
            if (closed.getCount() > 0) {
                LOG.warn("{} Trying again in {} s.", failure.getMessage(), BETWEEN_LOOKS.toSeconds());
                closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
