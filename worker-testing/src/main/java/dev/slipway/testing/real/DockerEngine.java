package dev.slipway.testing.real;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Docker engine of its own, with nothing in it and no way to any network. */
public final class DockerEngine implements AutoCloseable {

    private static final String KIND = "docker";
    private static final String PID_FILE = "docker.pid";

    private final PartFolder folder;
    private final List<String> options;
    private Program program;
    private final DockerClient client;
    private final Thread atExit = new Thread(this::throwAway, "docker-engine-at-exit");

    private DockerEngine(PartFolder folder, List<String> options) {
        this.folder = folder;
        this.options = options;
        this.program = program(folder, options);
        this.client = client(socket(folder));
    }

    /** Needs to be root; options are those of dockerd beside the ones that keep it apart from other engines. */
    public static DockerEngine start(String... options) {
        PartFolder.abandoned(KIND).forEach(DockerEngine::clear);
        var folder = PartFolder.create(KIND);
        try {
            var engine = new DockerEngine(folder, List.of(options));
            Runtime.getRuntime().addShutdownHook(engine.atExit);
            return engine;
        } catch (RuntimeException e) {
            clear(folder);
            throw e;
        }
    }

    private static Program program(PartFolder folder, List<String> options) {
        return Program.start(command(folder, options), "API listen on", "docker.io iptables");
    }

    private static List<String> command(PartFolder folder, List<String> options) {
        var command = new ArrayList<>(List.of(
                "dockerd",
                "--host=unix://" + socket(folder),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve(PID_FILE),
                "--config-file=" + emptyConfiguration(folder),
                "--bridge=" + Bridge.of(folder).add(),
                "--iptables=false",
                "--ip-forward=false"));
        command.addAll(options);
        return command;
    }

    /** What an engine of this machine is told is not for this one. */
    private static Path emptyConfiguration(PartFolder folder) {
        try {
            return Files.writeString(folder.resolve("daemon.json"), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path socket() {
        return socket(folder);
    }

    /** Where its images and containers lie. */
    public Path dataFolder() {
        return folder.resolve("data");
    }

    public DockerClient client() {
        return client;
    }

    /** Makes an image under this name that has nothing but a shell's usual programs, and gives its id. */
    public String busybox(String name) {
        return new BusyboxImage(folder.resolve("busybox")).build(client, name);
    }

    /** Pushes an image that carries the registry in its name. */
    public void push(String name, ImageRegistry registry) {
        var login = new AuthConfig()
                .withRegistryAddress(registry.host())
                .withUsername(ImageRegistry.USER)
                .withPassword(ImageRegistry.PASSWORD);
        try {
            client.pushImageCmd(name).withAuthConfig(login).start().awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets it hang: it takes calls and answers none. */
    public void freeze() {
        program.signal("STOP");
    }

    public void thaw() {
        program.signal("CONT");
    }

    /** Ends it, and its containers with it, and starts it again with all that it had. */
    public void restart() {
        program.close();
        program = program(folder, options);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return; // the hook does it
        }
        throwAway();
    }

    private void throwAway() {
        program.signal("CONT"); // one that hangs would not hear the rest
        try (client) {
            removeAll();
        } catch (IOException | RuntimeException alreadyBroken) {
            // its engine goes now
        }
        program.close();
        clear(folder);
    }

    /** Containers would outlive a hard end, and a bridge outlives any end. */
    private void removeAll() {
        client.listContainersCmd()
                .withShowAll(true)
                .exec()
                .forEach(container -> client.removeContainerCmd(container.getId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
        client.listNetworksCmd().exec().stream()
                .filter(network -> "bridge".equals(network.getDriver()) && !"bridge".equals(network.getName()))
                .forEach(network -> client.removeNetworkCmd(network.getId()).exec());
    }

    /** Ends what still runs there, which is nothing unless the run that began it was killed. */
    private static void clear(PartFolder folder) {
        pid(folder).flatMap(ProcessHandle::of).filter(DockerEngine::isEngine).ifPresent(left -> {
            left.destroy();
            left.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
        });
        Bridge.of(folder).remove();
        folder.delete();
    }

    private static boolean isEngine(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("dockerd"))
                .isPresent();
    }

    private static Optional<Long> pid(PartFolder folder) {
        try {
            return Optional.of(
                    Long.valueOf(Files.readString(folder.resolve(PID_FILE)).strip()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Path socket(PartFolder folder) {
        return folder.resolve("docker.sock");
    }

    private static DockerClient client(Path socket) {
        var config = new DefaultDockerClientConfig.Builder()
                .withDockerHost("unix://" + socket)
                .withDockerTlsVerify(false)
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }
}
