package dev.slipway.verify;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.release.SmokeTest;
import java.util.Comparator;
import java.util.Optional;

/** Knows which service the entry sends a path to, so that a missing route can be named as the cause. */
final class Routing {

    private Routing() {}

    static Optional<String> routeOf(Application application, Slug service) {
        return application.service(service).flatMap(Service::route);
    }

    /** A sentence if the entry does not send the test to its own service. */
    static Optional<String> detour(Application application, SmokeTest test) {
        var path = pathOf(test);
        var taker = takerOf(application, path).map(Service::name);
        if (taker.equals(Optional.of(test.service()))) {
            return Optional.empty();
        }
        return Optional.of(
                "the entry sends " + path + " to " + taker.map(Slug::value).orElse("nobody") + ", not to "
                        + test.service() + ", whose route is "
                        + routeOf(application, test.service()).orElse("not given")
                        + ": serve the path below that route, or change the route in slipway.yaml");
    }

    private static String pathOf(SmokeTest test) {
        return test.call().path().split("\\?", 2)[0];
    }

    private static Optional<Service> takerOf(Application application, String path) {
        return application.services().stream()
                .filter(service ->
                        service.route().filter(route -> covers(route, path)).isPresent())
                .max(Comparator.comparingInt(
                        service -> service.route().orElseThrow().length()));
    }

    private static boolean covers(String route, String path) {
        return route.equals("/") || path.equals(route) || path.startsWith(route + "/");
    }
}
