package dev.slipway.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps two services from claiming the same part of the traffic. */
final class Routes {

    private Routes() {}

    static void refuseShared(List<Service> services) {
        Map<String, Slug> owners = new HashMap<>();
        for (var service : services) {
            service.route().ifPresent(route -> {
                var owner = owners.putIfAbsent(route, service.name());
                if (owner != null) {
                    throw new IllegalArgumentException("`" + owner + "` and `" + service.name()
                            + "` have the same route " + route + "; give each its own");
                }
            });
        }
    }
}
