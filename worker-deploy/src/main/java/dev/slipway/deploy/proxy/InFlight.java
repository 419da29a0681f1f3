package dev.slipway.deploy.proxy;

import dev.slipway.deploy.Backend;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests under way at each back end, because an instance may be stopped only when it has none. */
final class InFlight {

    private final ConcurrentHashMap<Backend, Integer> requests = new ConcurrentHashMap<>();

    void enter(Backend backend) {
        requests.merge(backend, 1, Integer::sum);
    }

    void leave(Backend backend) {
        requests.computeIfPresent(backend, (key, count) -> count == 1 ? null : count - 1);
    }

    Map<Backend, Integer> counts() {
        return new HashMap<>(requests);
    }
}
