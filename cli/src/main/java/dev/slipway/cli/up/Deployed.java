package dev.slipway.cli.up;

import dev.slipway.cli.connect.DataFolder;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.Routers;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.docker.DockerEngines;
import dev.slipway.deploy.host.DurableFile;
import dev.slipway.deploy.process.ProcessHost;
import dev.slipway.release.Target;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.operations.Runtime;
import dev.slipway.release.parts.Engine;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import dev.slipway.runtime.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What outlives Slipway on this machine: services and routers found by what they left on disk, containers by their labels. */
public final class Deployed {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path instances;
    private final Path routers;
    private final Path targets;

    private Deployed(Path instances, Path routers, Path targets) {
        this.instances = instances;
        this.routers = routers;
        this.targets = targets;
    }

    public static Deployed in(DataFolder data) {
        var deploy = data.work().resolve("deploy");
        return new Deployed(deploy.resolve("instances"), deploy.resolve("routers"), data.targets());
    }

    /** Stops all of it, routers first so that nobody is sent to a service that is going; a sentence for each. */
    public List<String> stop() throws InterruptedException {
        var stopped = new ArrayList<String>();
        stopRouters(stopped);
        stopServices(stopped);
        stopContainers(stopped);
        return stopped;
    }

    private void stopRouters(List<String> stopped) throws InterruptedException {
        try (var running = new Routers()) {
            for (var target : targetsIn(routers)) {
                if (running.stop(folderOf(routers, target))) {
                    stopped.add("stopped the router of " + target);
                }
            }
        }
    }

    private void stopServices(List<String> stopped) throws InterruptedException {
        try (var host = ProcessHost.in(instances)) {
            for (var target : targetsIn(instances)) {
                var owner = new Owner(target, lastToken(target));
                host.instances().stopAllBut(owner, Set.of(), GRACE).stream()
                        .map(RunningInstance::label)
                        .forEach(label ->
                                stopped.add("stopped " + label.service() + " " + label.release() + " of " + target));
            }
        }
    }

    private void stopContainers(List<String> stopped) throws InterruptedException {
        if (!Files.exists(targets)) {
            return;
        }
        try (var engines = new DockerEngines(new Secrets(System.getenv()))) {
            for (var rules : OperationsFile.read(targets).targets().values()) {
                if (rules.runtime() instanceof Runtime.Docker) {
                    for (var engine : rules.parts().engines()) {
                        stopped.addAll(endAll(rules.target(), engine, engines));
                    }
                }
            }
        }
    }

    private static List<String> endAll(Target target, Engine engine, DockerEngines engines)
            throws InterruptedException {
        try {
            return engines.endAll(engine, target, GRACE).stream()
                    .map(RunningInstance::label)
                    .map(label -> "stopped " + label.service() + " " + label.release() + " of " + target)
                    .toList();
        } catch (TryAgain | GiveUp unreachable) {
            return List.of("left the containers of " + target + " as they are: " + unreachable.getMessage());
        }
    }

    /** Not above the last owner's: the worker that comes back must still be obeyed. */
    private long lastToken(Target target) {
        return new DurableFile(folderOf(instances, target).resolve("fence"))
                .read()
                .map(content -> Long.parseLong(new String(content, StandardCharsets.US_ASCII).strip()))
                .orElse(0L);
    }

    private static Path folderOf(Path root, Target target) {
        return root.resolve(target.application().value())
                .resolve(target.environment().value());
    }

    private static List<Target> targetsIn(Path root) {
        return foldersIn(root).stream()
                .flatMap(application -> foldersIn(application).stream()
                        .map(environment -> Target.of(
                                application.getFileName().toString(),
                                environment.getFileName().toString())))
                .toList();
    }

    private static List<Path> foldersIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed", e);
        }
    }
}
