package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.deploy.Route;
import dev.slipway.deploy.RoutingTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a lane for each route: the one that holds exactly these instances already, or else an empty one, which can be
 * filled before any request goes there. So weights move in place, and whatever else changes is one swap.
 */
final class LaneChoice {

    private final Running running;
    private final Set<Lane> inForce;
    private final Set<Lane> taken = new HashSet<>();

    private LaneChoice(Running running) {
        this.running = running;
        this.inForce = running.lanesInForce();
    }

    /** Nothing when there are not enough lanes. */
    static Optional<Map<String, Lane>> of(RoutingTable table, Running running) {
        var choice = new LaneChoice(running);
        var lanes = new HashMap<String, Lane>();
        for (Route route : table.routes()) {
            if (!route.shares().isEmpty()) {
                var lane = choice.holding(route).or(choice::empty);
                if (lane.isEmpty()) {
                    return Optional.empty();
                }
                choice.taken.add(lane.get());
                lanes.put(route.prefix(), lane.get());
            }
        }
        return Optional.of(lanes);
    }

    private Optional<Lane> holding(Route route) {
        var wanted = route.backends().stream().map(ServerName::of).collect(toSet());
        return Lane.ALL.stream()
                .filter(lane ->
                        !taken.contains(lane) && running.in(lane).keySet().equals(wanted))
                .findFirst();
    }

    private Optional<Lane> empty() {
        return Lane.ALL.stream()
                .filter(lane -> !taken.contains(lane)
                        && !inForce.contains(lane)
                        && running.in(lane).isEmpty())
                .findFirst();
    }
}
