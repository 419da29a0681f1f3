package dev.slipway.validate.host;

import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import dev.slipway.parts.engine.Labels;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Candidates;
import dev.slipway.validate.part.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class PortsCheckIT {

    private final PortsCheck check = new PortsCheck(new Reach(new Secrets(Map.of()), Duration.ofSeconds(5)));

    @TempDir
    private Path folder;

    @Test
    void passes_a_router_port_that_is_free() throws InterruptedException {
        passes(check.look(Candidates.to("").behind(FreePort.any())), "is free");
    }

    @Test
    void fails_a_router_port_that_another_program_holds() throws IOException, InterruptedException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fails(
                    "port-taken",
                    check.look(Candidates.to("").behind(other.getLocalPort())),
                    "another program listens on the port 127.0.0.1:" + other.getLocalPort());
        }
    }

    @Test
    void passes_a_router_port_that_the_targets_own_router_holds() throws IOException, InterruptedException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + door.getLocalPort();
            passesWhileThereIs(door, "dev.slipway.deploy.proxy.ProxyProcess", address);
            passesWhileThereIs(door, "-L", "slipway@" + address);
        }
    }

    private void passesWhileThereIs(ServerSocket door, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", "read line"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).start();
        try {
            passes(check.look(Candidates.to("").behind(door.getLocalPort())), "is held by the target's own router");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void fails_a_port_that_a_container_of_somebody_else_publishes(DockerEngine docker)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        try (var _ = publish(docker, port, Map.of())) {
            fails("port-taken", look(docker, port), "the port " + port + "/tcp of the service `web`");
            passes(look(docker, FreePort.any()), "no other container");
        }
    }

    @Test
    void passes_a_port_that_the_release_before_publishes(DockerEngine docker) throws IOException, InterruptedException {
        int port = FreePort.any();
        try (var _ = publish(docker, port, Map.of(Labels.TARGET, "shop/production"))) {
            passes(look(docker, port), "no other container");
        }
    }

    private Finding look(DockerEngine docker, int port) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  web: {image: "web:1", ports: ["%d:80", "9000-9010:81", "82"]}
                """.formatted(port));
        var release = Files.createTempDirectory(folder, "release");
        Files.copy(folder.resolve("compose.yaml"), release.resolve("compose.yaml"));
        return check.look(Candidates.to("engines: {main: {address: \"unix://" + docker.socket() + "\"}}")
                .with(release));
    }

    /** A container on a network of its own, until it is closed. */
    private record Published(DockerClient docker, String network, String container) implements AutoCloseable {

        @Override
        public void close() {
            docker.removeContainerCmd(container).withForce(true).exec();
            docker.removeNetworkCmd(network).exec();
        }
    }

    private static Published publish(DockerEngine docker, int port, Map<String, String> labels) {
        var inside = ExposedPort.tcp(80);
        var network = docker.client()
                .createNetworkCmd()
                .withName("ports-" + port)
                .exec()
                .getId();
        var id = docker.client()
                .createContainerCmd(docker.busybox("busy:1"))
                .withCmd("sleep", "600")
                .withExposedPorts(inside)
                .withLabels(labels)
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(network)
                        .withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":80")))
                .exec()
                .getId();
        docker.client().startContainerCmd(id).exec();
        return new Published(docker.client(), network, id);
    }
}
