package dev.slipway.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts services in an order in which each starts after those it names. */
final class StartOrder {

    private StartOrder() {}

    static List<Service> of(List<Service> services) {
        var waiting = new LinkedHashMap<Slug, Service>();
        services.forEach(service -> waiting.put(service.name(), service));
        var order = new ArrayList<Service>();
        while (!waiting.isEmpty()) {
            var next = firstFree(waiting);
            order.add(next);
            waiting.remove(next.name());
        }
        return List.copyOf(order);
    }

    private static Service firstFree(Map<Slug, Service> waiting) {
        return waiting.values().stream()
                .filter(service -> service.after().stream().noneMatch(waiting::containsKey))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("these services wait for each other: "
                        + waiting.keySet().stream().map(Slug::value).collect(Collectors.joining(", "))
                        + "; remove one `after`"));
    }
}
