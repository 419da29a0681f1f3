package dev.slipway.deploy.proxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Seen;
import java.util.List;
import java.util.Map;

/** What has been seen of each back end, as the control door tells it. */
record Sighted(List<One> backends) {

    record One(Backend backend, Seen seen) {}

    static Sighted of(Map<Backend, Seen> all) {
        return new Sighted(all.entrySet().stream()
                .map(entry -> new One(entry.getKey(), entry.getValue()))
                .toList());
    }

    Map<Backend, Seen> all() {
        return backends.stream().collect(toMap(One::backend, One::seen));
    }
}
