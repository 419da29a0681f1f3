package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.release.Application;
import dev.slipway.release.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Works out the routing table of two releases side by side, route by route. */
final class Mixture {

    /** One of the two releases, with those of its instances that may get requests. */
    record Side(Application application, List<Instance> instances) {

        List<Backend> backends(String prefix) {
            return service(prefix).stream()
                    .flatMap(service -> instances.stream()
                            .filter(one ->
                                    one.getService().equals(service.name().value())))
                    .map(Tables::backend)
                    .toList();
        }

        Optional<Service> service(String prefix) {
            return application.services().stream()
                    .filter(service -> service.route().filter(prefix::equals).isPresent())
                    .findFirst();
        }

        Stream<String> prefixes() {
            return application.services().stream().flatMap(service -> service.route().stream());
        }
    }

    private Mixture() {}

    /** {@code percent} of the requests to the new release; without it, the same to every instance. */
    static RoutingTable of(String version, long token, Side old, Side fresh, Optional<Integer> percent) {
        var prefixes = new LinkedHashSet<String>();
        Stream.concat(fresh.prefixes(), old.prefixes()).forEach(prefixes::add);
        return new RoutingTable(
                version,
                token,
                prefixes.stream()
                        .map(prefix -> route(prefix, old, fresh, percent))
                        .toList());
    }

    private static Route route(String prefix, Side old, Side fresh, Optional<Integer> percent) {
        var service = fresh.service(prefix)
                .or(() -> old.service(prefix))
                .map(one -> one.name().value())
                .orElseThrow();
        var ours = fresh.backends(prefix);
        var theirs = old.backends(prefix);
        int each = percent.map(share -> share * theirs.size()).orElse(1);
        int eachOld = percent.map(share -> (100 - share) * ours.size()).orElse(1);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Route.evenly(prefix, service, ours.isEmpty() ? theirs : ours);
        }
        var shares = new ArrayList<Share>();
        ours.forEach(backend -> shares.add(new Share(backend, weight(each, eachOld))));
        theirs.forEach(backend -> shares.add(new Share(backend, weight(eachOld, each))));
        return new Route(prefix, service, shares);
    }

    /** As large as a router takes it: what is left of the proportion is better than a percent of it. */
    private static int weight(int one, int other) {
        int larger = Math.max(one, other);
        return larger <= Share.MOST ? one : Math.max(1, Math.round((float) one * Share.MOST / larger));
    }
}
