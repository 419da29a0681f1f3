package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.release.Application;
import dev.slipway.release.Service;
import java.util.List;

/** Works out the routing table of a release from its routes and its instances. */
final class Tables {

    private Tables() {}

    static RoutingTable of(String version, long token, Application application, List<Instance> instances) {
        var routes = application.services().stream()
                .filter(service -> service.route().isPresent())
                .map(service -> Route.evenly(
                        service.route().orElseThrow(), service.name().value(), backends(service, instances)))
                .toList();
        return new RoutingTable(version, token, routes);
    }

    static Backend backend(Instance instance) {
        return new Backend(instance.getAddress(), instance.getPort());
    }

    private static List<Backend> backends(Service service, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> instance.getService().equals(service.name().value()))
                .map(Tables::backend)
                .toList();
    }
}
