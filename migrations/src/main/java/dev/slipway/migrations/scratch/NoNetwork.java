package dev.slipway.migrations.scratch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts programs in a network namespace of their own, which has no interfaces: nothing is left to be reached. */
final class NoNetwork {

    private static final List<Path> UNSHARE = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));

    /** Root may make a namespace; others only within a user namespace, where the system allows that. */
    private static final List<List<String>> WAYS =
            List.of(List.of("--net", "--"), List.of("--map-current-user", "--net", "--"));

    private NoNetwork() {}

    /** What to put before a command; empty where this machine does not allow it. */
    static Optional<List<String>> prefix() {
        var program = UNSHARE.stream().filter(Files::isExecutable).findFirst();
        return program.flatMap(unshare -> WAYS.stream()
                .map(way -> command(unshare, way))
                .filter(NoNetwork::works)
                .findFirst());
    }

    private static boolean works(List<String> prefix) {
        var trial = new ArrayList<>(prefix);
        trial.add("true");
        return Account.own().run(trial).succeeded();
    }

    private static List<String> command(Path unshare, List<String> way) {
        var command = new ArrayList<String>();
        command.add(unshare.toString());
        command.addAll(way);
        return command;
    }
}
