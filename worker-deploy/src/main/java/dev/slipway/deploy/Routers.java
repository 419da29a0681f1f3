package dev.slipway.deploy;

import dev.slipway.deploy.haproxy.Haproxies;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.deploy.proxy.Proxies;
import java.nio.file.Path;

/** The routers of this host, of whichever kind the operator has chosen for each target. */
public final class Routers implements AutoCloseable {

    private final Proxies proxies = new Proxies(ProcessTable.ofThisHost());
    private final Haproxies haproxies = new Haproxies();

    /** The router of the target that this folder belongs to. One of the other kind gives way, and hands its table on. */
    public synchronized Router router(dev.slipway.release.operations.Router wanted, Path folder) {
        var address = new ListenAddress(wanted.address(), wanted.port());
        return switch (wanted.kind()) {
            case EMBEDDED -> {
                var former = haproxies.left(folder);
                var router = proxies.router(address, folder);
                if (former.isPresent()) {
                    handOver(former.get(), former.get()::stop, router);
                }
                yield router;
            }
            case HAPROXY -> {
                if (haproxies.left(folder).isEmpty()) {
                    haproxies.requireProgram();
                }
                var former = proxies.left(folder);
                var router = haproxies.router(address, folder);
                if (former.isPresent()) {
                    handOver(former.get(), former.get()::stop, router);
                }
                yield router;
            }
        };
    }

    /** Looks after every router that an earlier worker has left below this folder. */
    public void takeOver(Path root) {
        proxies.takeOver(root);
        haproxies.takeOver(root);
    }

    /** Ends the router of the target that this folder belongs to, and says whether there was one. */
    public boolean stop(Path folder) throws InterruptedException {
        var proxy = proxies.left(folder);
        var haproxy = haproxies.left(folder);
        if (proxy.isPresent()) {
            proxy.get().stop();
        }
        if (haproxy.isPresent()) {
            haproxy.get().stop();
        }
        return proxy.isPresent() || haproxy.isPresent();
    }

    /** Ends every router below this folder, for a host that is cleared. */
    public void stopAll(Path root) throws InterruptedException {
        proxies.stopAll(root);
        haproxies.stopAll(root);
    }

    /** Leaves every router running. */
    @Override
    public void close() {
        proxies.close();
        haproxies.close();
    }

    /** The port changes hands in between, so for a moment nobody is served: for an operator who has asked for it. */
    private static void handOver(Router former, Stop stop, Router router) {
        try {
            var table = former.table();
            stop.now();
            router.shift(table);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterFailure("Interrupted while one router gave way to another.", e);
        }
    }

    @FunctionalInterface
    private interface Stop {
        void now() throws InterruptedException;
    }
}
