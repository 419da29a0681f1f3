package dev.slipway.deploy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything a router knows, as one value, so that a switch of traffic is one swap and never half done. */
public record RoutingTable(String release, long token, List<Route> routes) {

    private static final Comparator<Route> LONGEST_PREFIX_FIRST =
            Comparator.comparingInt((Route route) -> route.prefix().length()).reversed();

    public RoutingTable {
        routes = routes.stream().sorted(LONGEST_PREFIX_FIRST).toList();
        var prefixes = new HashSet<String>();
        for (var route : routes) {
            if (!prefixes.add(route.prefix())) {
                throw new IllegalArgumentException("Two routes of release " + release + " have the prefix '"
                        + route.prefix() + "'; give each service its own.");
            }
        }
    }

    /** What a router serves before the first release: nothing, and any owner may change that. */
    public static RoutingTable empty() {
        return new RoutingTable("none", 0, List.of());
    }

    /** The same, but for one instance, as its owner with that token says it. */
    public RoutingTable without(Backend leaving, long asOwner) {
        return new RoutingTable(
                release,
                asOwner,
                routes.stream().map(route -> route.without(leaving)).toList());
    }

    public Optional<Route> routeOf(String path) {
        return routes.stream().filter(route -> route.covers(path)).findFirst();
    }

    public Set<Backend> backends() {
        return routes.stream().flatMap(route -> route.backends().stream()).collect(toUnmodifiableSet());
    }
}
