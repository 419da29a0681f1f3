package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.Router;
import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.Seen;
import dev.slipway.deploy.host.ProcessWatch;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Routes a target's traffic through a HAProxy of its own, by its runtime API and without a reload. The configuration on disk
 * is changed first and believed afterwards: what a running HAProxy lacks of it, it is told.
 */
public final class HaproxyRouter implements Router {

    private final HaproxyStart start;
    private final Traffic traffic;
    private @Nullable ProcessWatch watch;

    HaproxyRouter(HaproxyStart start) {
        this.start = start;
        this.traffic = new Traffic(start.socket());
    }

    @Override
    public RoutingTable table() {
        return whileRunning(() -> {
            var layout = ConfigurationText.layoutIn(start.folder());
            var running = traffic.running();
            if (running.mark().number() <= layout.number()) {
                traffic.bring(running, layout);
                traffic.deleteIdle(layout);
            }
            return layout.table();
        });
    }

    @Override
    public void shift(RoutingTable table) {
        whileRunning(() -> {
            var before = ConfigurationText.layoutIn(start.folder());
            var running = traffic.running();
            requireOwnership(
                    table, Math.max(before.table().token(), running.mark().token()));
            var layout = layoutOf(table, before, running);
            if (!layout.equals(before)) {
                start.write(layout);
            }
            traffic.bring(running, layout);
            traffic.deleteIdle(layout);
            return layout;
        });
    }

    @Override
    public Map<Backend, Integer> busy(Set<Backend> backends) {
        return only(backends, whileRunning(() -> Census.ask(start.socket()).busy()));
    }

    @Override
    public Map<Backend, Seen> seen(Set<Backend> backends) {
        return only(backends, whileRunning(() -> Census.ask(start.socket()).seen(LengthTable.ask(start.socket()))));
    }

    /**
     * A new HAProxy process takes over from the running one without refusing a connection, as after an upgrade of the
     * program. What is under way ends in the old process, which nobody counts any more.
     */
    public void reload() throws InterruptedException {
        start.reload();
    }

    /** Keeps HAProxy running from now on: should it die, it is back at once, serving what it served. */
    synchronized void watched() {
        if (watch == null) {
            watch = ProcessWatch.over(start::keepAlive);
        }
    }

    /** Stops watching; HAProxy goes on. */
    synchronized void leave() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** Ends HAProxy, for a target that is given up; its routes stay on disk. */
    public void stop() throws InterruptedException {
        leave();
        start.stop();
    }

    private void requireOwnership(RoutingTable table, long obeyed) {
        if (table.token() < obeyed) {
            throw new FencedOut("The HAProxy on " + start.address(), table.token(), obeyed);
        }
    }

    private Layout layoutOf(RoutingTable table, Layout before, Running running) {
        var lanes = LaneChoice.of(table, running)
                .or(() -> {
                    traffic.deleteAllIdle(before);
                    return LaneChoice.of(table, traffic.running());
                })
                .orElseThrow(() -> new RouterFailure("All " + Lane.ALL.size() + " lanes of the HAProxy on "
                        + start.address() + " still have requests of earlier releases under way, such as open web"
                        + " sockets; the traffic can be moved once some of them have ended."));
        boolean same = before.table().equals(table) && before.lanes().equals(lanes);
        return same && running.mark().number() <= before.number()
                ? before
                : before.next(Math.max(before.number(), running.mark().number()) + 1, table, lanes);
    }

    /** It may die between two questions, and is started again then. */
    private <T> T whileRunning(Supplier<T> deed) {
        try {
            start.findOrStart();
            watched();
            try {
                return start.folder().traffic().during(deed::get);
            } catch (RuntimeSocket.Closed died) {
                start.findOrStart();
                return start.folder().traffic().during(deed::get);
            }
        } catch (RuntimeSocket.Closed died) {
            throw new RouterFailure(
                    "HAProxy on " + start.address() + " does not stay alive; see "
                            + start.folder().log() + ".",
                    died);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterFailure("Interrupted while waiting for HAProxy to start.", e);
        }
    }

    private static <T> Map<Backend, T> only(Set<Backend> backends, Map<Backend, T> all) {
        return all.entrySet().stream()
                .filter(entry -> backends.contains(entry.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
