package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Route;
import dev.slipway.deploy.RoutingTable;
import dev.slipway.deploy.Share;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A routing table as HAProxy is to keep it: which lane each route leads to. It grows by number, and keeps the back ends of
 * the table before, since what was seen of them is still asked for.
 */
record Layout(long number, RoutingTable table, Map<String, Lane> lanes, Set<Backend> before) {

    static final Layout FIRST = new Layout(0, RoutingTable.empty(), Map.of(), Set.of());

    Layout {
        lanes = new TreeMap<>(lanes);
        before = Set.copyOf(before);
    }

    Layout next(long number, RoutingTable next, Map<String, Lane> nextLanes) {
        return new Layout(number, next, nextLanes, next.equals(table) ? before : table.backends());
    }

    Lane laneOf(Route route) {
        return lanes.getOrDefault(route.prefix(), Lane.NOBODY);
    }

    /** The servers that the lanes in use are to have, with their weights. */
    Map<Lane, Map<ServerName, Integer>> servers() {
        return table.routes().stream()
                .filter(route -> laneOf(route).inStock())
                .collect(toMap(this::laneOf, Layout::weights, (one, same) -> one, TreeMap::new));
    }

    /** What HAProxy looks up for a path, with a slash at its end, so that only whole segments match. */
    Map<String, String> map() {
        var map = new TreeMap<String, String>();
        table.routes()
                .forEach(route -> map.put(
                        route.prefix().equals("/") ? "/" : route.prefix() + "/",
                        laneOf(route) + "/" + route.service()));
        map.put(Mark.KEY, new Mark(number, table.token()).toString());
        return map;
    }

    String mapText() {
        return map().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<ServerName, Integer> weights(Route route) {
        return route.shares().stream()
                .collect(toMap(
                        share -> ServerName.of(share.backend()), Share::weight, (one, same) -> one, TreeMap::new));
    }
}
