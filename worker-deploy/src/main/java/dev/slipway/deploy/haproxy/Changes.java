package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.haproxy.Running.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be said to a running HAProxy so that it does what the layout says: the lanes first, unseen by the users, then
 * all routes at once.
 */
record Changes(List<String> toServers, boolean toRoutes) {

    static Changes between(Running running, Layout layout) {
        var commands = new ArrayList<String>();
        layout.servers().forEach((lane, wanted) -> commands.addAll(inLane(lane, wanted, running.in(lane))));
        return new Changes(List.copyOf(commands), !running.map().equals(layout.map()));
    }

    boolean none() {
        return toServers.isEmpty() && !toRoutes;
    }

    /** Who is to get more comes first: a lane is never without weight on the way from one release to the other. */
    private static List<String> inLane(Lane lane, Map<ServerName, Integer> wanted, Map<ServerName, State> present) {
        var weights = new TreeMap<>(wanted);
        present.keySet().forEach(server -> weights.putIfAbsent(server, 0));
        return weights.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ServerName, Integer> entry) -> entry.getValue())
                        .reversed())
                .flatMap(entry -> toServer(lane, entry.getKey(), entry.getValue(), present).stream())
                .toList();
    }

    private static List<String> toServer(Lane lane, ServerName server, int weight, Map<ServerName, State> present) {
        String name = lane + "/" + server;
        var state = present.get(server);
        if (state == null) {
            // The word `enabled` would say it in one command, but HAProxy 2.6 then never sends anything there.
            return List.of(
                    "add server " + name + " " + server.address() + " weight " + weight, "enable server " + name);
        }
        var commands = new ArrayList<String>();
        if (state.weight() != weight) {
            commands.add("set server " + name + " weight " + weight);
        }
        if (!state.ready()) {
            commands.add("set server " + name + " state ready");
        }
        return commands;
    }
}
