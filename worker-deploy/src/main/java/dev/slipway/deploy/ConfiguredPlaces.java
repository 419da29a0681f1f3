package dev.slipway.deploy;

import dev.slipway.deploy.docker.DockerEngines;
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
    private final DockerEngines engines;
    private final Routers routers;
    private final Variables variables;
    private final Path root;
    private final Host here;

    ConfiguredPlaces(
            OperationsFile operations,
            ProcessHost host,
            DockerEngines engines,
            Routers routers,
            Variables variables,
            WorkFolder folder) {
        this.operations = operations;
        this.host = host;
        this.engines = engines;
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
            case Runtime.Docker docker -> place(rules, docker);
        };
    }

    private Place place(TargetRules rules, Runtime.Processes processes) {
        return new Place(
                here,
                host.instances(),
                routers.router(processes.router(), folderOf(rules.target())),
                entry(processes),
                new Programs(variables, processes.user()));
    }

    /** Of this host are then only the router and, where an engine is a socket, the containers. */
    private Place place(TargetRules rules, Runtime.Docker docker) {
        var parts = rules.parts();
        return new Place(
                here,
                parts.engines().stream()
                        .map(engine -> new Berth(engine.name().value(), engines.instances(engine, parts.registries())))
                        .toList(),
                routers.router(docker.router(), folderOf(rules.target())),
                entry(docker),
                new Containers(variables, rules.powers()));
    }

    private Path folderOf(Target target) {
        return root.resolve(target.application().value())
                .resolve(target.environment().value());
    }

    private static String entry(Runtime runtime) {
        var router = runtime.router();
        var host = EVERY_ADDRESS.contains(router.address()) ? "127.0.0.1" : router.address();
        return "http://" + new ListenAddress(host, router.port());
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
