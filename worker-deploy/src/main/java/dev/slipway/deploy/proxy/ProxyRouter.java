package dev.slipway.deploy.proxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Router;
import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.Seen;
import dev.slipway.deploy.host.ProcessWatch;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Routes a target's traffic through a proxy process of our own, which is started whenever it is not there. */
public final class ProxyRouter implements Router {

    private final ProxyStart start;
    private @Nullable ProcessWatch watch;

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
    public Map<Backend, Integer> busy(Set<Backend> backends) {
        return only(backends, proxy().requestsUnderWay());
    }

    @Override
    public Map<Backend, Seen> seen(Set<Backend> backends) {
        return only(backends, proxy().seen());
    }

    private static <T> Map<Backend, T> only(Set<Backend> backends, Map<Backend, T> all) {
        return all.entrySet().stream()
                .filter(entry -> backends.contains(entry.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the users of this target have seen since its proxy was started. */
    public Requests requests() {
        return proxy().requests();
    }

    /** Keeps the proxy running from now on: should it die, it is back at once, serving what it served. */
    synchronized void watched() {
        if (watch == null) {
            watch = ProcessWatch.over(start::keepAlive);
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
