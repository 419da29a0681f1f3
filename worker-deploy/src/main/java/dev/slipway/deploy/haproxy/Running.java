package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.deploy.RouterFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What HAProxy has in force at this moment, as it says itself: the routes, and the servers of each lane. */
record Running(String mapFile, Map<String, String> map, Map<Lane, Map<ServerName, State>> servers) {

    private static final int LANE = 1;
    private static final int SERVER = 3;
    private static final int ADMIN_STATE = 6;
    private static final int WEIGHT = 7;
    /** The bits of a server that is in maintenance, by command or by configuration. */
    private static final int IN_MAINTENANCE = 0x01 | 0x04;

    /** One that is not ready was about to be deleted. */
    record State(int weight, boolean ready) {}

    static Running ask(RuntimeSocket socket) {
        String mapFile = mapFile(socket.ask("show map"));
        return new Running(mapFile, map(socket.ask("show map " + mapFile)), servers(socket.ask("show servers state")));
    }

    Mark mark() {
        return Optional.ofNullable(map.get(Mark.KEY)).map(Mark::parse).orElse(new Mark(0, 0));
    }

    /** Where requests go now. */
    Set<Lane> lanesInForce() {
        return map.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Mark.KEY))
                .map(entry ->
                        new Lane(entry.getValue().substring(0, entry.getValue().indexOf('/'))))
                .collect(toSet());
    }

    Map<ServerName, State> in(Lane lane) {
        return servers.getOrDefault(lane, Map.of());
    }

    static Map<String, String> map(String answer) {
        var map = new TreeMap<String, String>();
        answer.lines()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length == 3)
                .forEach(fields -> map.put(fields[1], fields[2]));
        return map;
    }

    static Map<Lane, Map<ServerName, State>> servers(String answer) {
        var servers = new TreeMap<Lane, Map<ServerName, State>>();
        answer.lines()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > WEIGHT)
                .forEach(fields -> {
                    var lane = new Lane(fields[LANE]);
                    if (lane.inStock()) {
                        int admin = Integer.parseInt(fields[ADMIN_STATE]);
                        servers.computeIfAbsent(lane, first -> new TreeMap<>())
                                .put(
                                        new ServerName(fields[SERVER]),
                                        new State(Integer.parseInt(fields[WEIGHT]), (admin & IN_MAINTENANCE) == 0));
                    }
                });
        return servers;
    }

    /** HAProxy goes by the name that the file had when it was started. */
    private static String mapFile(String answer) {
        return answer.lines()
                .filter(line -> line.contains("/routes-") && line.contains(".map)"))
                .map(line -> line.substring(line.indexOf('(') + 1, line.indexOf(')')))
                .findFirst()
                .orElseThrow(() -> new RouterFailure(
                        "The HAProxy that answers does not know the routes of Slipway; it says: " + answer.strip()));
    }
}
