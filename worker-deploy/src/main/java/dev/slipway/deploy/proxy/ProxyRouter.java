package dev.slipway.deploy.proxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Drain;
import dev.slipway.deploy.Router;
import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.host.Polling;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Routes a target's traffic through a proxy process of our own, which is started whenever it is not there. */
public final class ProxyRouter implements Router {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ProxyStart start;
    private @Nullable ProxyWatch watch;

    ProxyRouter(ProxyStart start) {
        this.start = start;
    }

    @Override
    public RoutingTable table() {
        return proxy().table();
    }

    @Override
    public void shift(RoutingTable table) {
        proxy().replace(table);
    }

    @Override
    public Drain drain(Set<Backend> backends, Duration limit) throws InterruptedException {
        boolean empty = Polling.until(limit, BETWEEN_LOOKS, () -> busy(backends).isEmpty());
        return empty ? new Drain.Empty() : new Drain.StillBusy(busy(backends));
    }

    /** What the users of this target have seen since its proxy was started. */
    public Requests requests() {
        return proxy().requests();
    }

    /** Keeps the proxy running from now on: should it die, it is back at once, serving what it served. */
    synchronized void watched() {
        if (watch == null) {
            watch = ProxyWatch.over(start);
        }
    }

    /** Stops watching; the proxy goes on. */
    synchronized void leave() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** Ends the proxy, for a target that is given up; its routes stay on disk. */
    public void stop() throws InterruptedException {
        leave();
        start.stop();
    }

    private Map<Backend, Integer> busy(Set<Backend> backends) {
        return proxy().requestsUnderWay().entrySet().stream()
                .filter(entry -> backends.contains(entry.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private ProxyControl proxy() {
        try {
            var proxy = start.findOrStart();
            watched();
            return proxy;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterFailure("Interrupted while waiting for the proxy to start.", e);
        }
    }
}
