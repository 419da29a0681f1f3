package dev.slipway.deploy.proxy;

import dev.slipway.deploy.Backend;
import java.util.List;
import java.util.Map;

/** The requests under way, as the control door tells them: only back ends that have some are listed. */
record Connections(List<Busy> busy) {

    record Busy(Backend backend, int requests) {}

    static Connections of(Map<Backend, Integer> counts) {
        return new Connections(counts.entrySet().stream()
                .map(entry -> new Busy(entry.getKey(), entry.getValue()))
                .toList());
    }
}
