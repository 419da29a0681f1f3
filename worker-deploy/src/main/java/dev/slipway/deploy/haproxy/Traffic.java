package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.haproxy.Census.Row;
import java.util.HashSet;
import java.util.Set;

/** Brings a running HAProxy to a layout by its runtime API alone, command by command, and cleans up behind it. */
final class Traffic {

    private static final String NEW_VERSION = "New version created: ";

    private final RuntimeSocket socket;

    Traffic(RuntimeSocket socket) {
        this.socket = socket;
    }

    Running running() {
        return Running.ask(socket);
    }

    void bring(Running running, Layout layout) {
        var changes = Changes.between(running, layout);
        changes.toServers().forEach(this::tell);
        if (changes.toRoutes()) {
            replaceRoutes(running.mapFile(), layout);
        }
        if (!changes.none()) {
            letAllThreadsArrive();
        }
    }

    /** Those that no table in memory names any more, and that have nothing under way. */
    void deleteIdle(Layout layout) {
        var kept = new HashSet<>(layout.table().backends());
        kept.addAll(layout.before());
        delete(layout, kept.stream().map(ServerName::of).collect(toSet()));
    }

    /** For want of empty lanes: what was seen of the table before is given up. */
    void deleteAllIdle(Layout layout) {
        delete(layout, Set.of());
    }

    private void delete(Layout layout, Set<ServerName> kept) {
        var inForce = new HashSet<>(layout.lanes().values());
        inForce.addAll(running().lanesInForce());
        Census.ask(socket).rows().stream()
                .filter(row -> !inForce.contains(row.lane()) && !kept.contains(row.server()) && row.underWay() == 0)
                .forEach(this::delete);
    }

    /** HAProxy refuses it for a server that has got a request meanwhile; that one is deleted another time. */
    private void delete(Row row) {
        String name = row.lane() + "/" + row.server();
        socket.ask("set server " + name + " state maint; del server " + name);
    }

    private void replaceRoutes(String mapFile, Layout layout) {
        String answer = socket.ask("prepare map " + mapFile).strip();
        if (!answer.startsWith(NEW_VERSION)) {
            throw refused("prepare map " + mapFile, answer);
        }
        String version = "@" + answer.substring(NEW_VERSION.length()).strip();
        layout.map().forEach((path, value) -> tell("add map " + version + " " + mapFile + " " + path + " " + value));
        tell("commit map " + version + " " + mapFile);
    }

    /**
     * To delete a server, be it one that does not exist, HAProxy waits until all its threads stand still. A request that was
     * routed by the old map has then reached its server and is counted there.
     */
    private void letAllThreadsArrive() {
        socket.ask("del server " + Lane.NOBODY + "/none");
    }

    private void tell(String command) {
        String answer = socket.ask(command).strip();
        if (!answer.isEmpty() && !answer.startsWith("New server registered")) {
            throw refused(command, answer);
        }
    }

    private static RouterFailure refused(String command, String answer) {
        return new RouterFailure("HAProxy refused '" + command + "': " + answer);
    }
}
