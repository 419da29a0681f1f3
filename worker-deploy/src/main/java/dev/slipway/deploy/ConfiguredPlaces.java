package dev.slipway.deploy;

import dev.slipway.deploy.host.HostMark;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.process.ProcessHost;
import dev.slipway.release.Target;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.operations.Runtime;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.runtime.GiveUp;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Set;

/** Finds a target's place in targets.yaml, as it is now. */
final class ConfiguredPlaces implements Places {

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

    private final OperationsFile operations;
    private final ProcessHost host;
    private final Routers routers;
    private final Variables variables;
    private final Path root;
    private final Host here;

    ConfiguredPlaces(
            OperationsFile operations, ProcessHost host, Routers routers, Variables variables, WorkFolder folder) {
        this.operations = operations;
        this.host = host;
        this.routers = routers;
        this.variables = variables;
        this.root = folder.routers();
        this.here = new Host(HostMark.in(folder.host()).read(), hostName());
        routers.takeOver(root);
    }

    @Override
    public Place of(Target target) {
        var rules = operations.current().rules(target).orElseThrow(() -> unknown(target));
        return switch (rules.runtime()) {
            case Runtime.Processes processes -> place(rules, processes);
        };
    }

    private Place place(TargetRules rules, Runtime.Processes processes) {
        var address = new ListenAddress(
                processes.router().address(), processes.router().port());
        return new Place(
                here,
                host.instances(),
                routers.router(processes.router(), folderOf(rules.target())),
                entry(address),
                new Programs(variables, processes.user()));
    }

    private Path folderOf(Target target) {
        return root.resolve(target.application().value())
                .resolve(target.environment().value());
    }

    private static String entry(ListenAddress address) {
        var reachable =
                EVERY_ADDRESS.contains(address.host()) ? new ListenAddress("127.0.0.1", address.port()) : address;
        return "http://" + reachable;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private GiveUp unknown(Target target) {
        return new GiveUp(
                "target-unknown",
                "targets.yaml does not say where " + target + " lives; "
                        + operations.current().suggestionFor(target),
                "target-unknown");
    }
}
