package dev.slipway.benchmarks.traffic;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import dev.slipway.deploy.host.Polling;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Containers of the site as somebody runs them without Slipway: each listens on a port of this host. */
final class ContainersByHand implements AutoCloseable {

    private static final int GRACE_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DockerClient engine;
    private final List<String> running = new ArrayList<>();

    ContainersByHand(DockerClient engine) {
        this.engine = engine;
    }

    /** Returns once it takes connections. */
    String start(String image, int port) throws InterruptedException {
        var id = engine.createContainerCmd(image)
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("host"))
                .withEnv("PORT=" + port, "HOST=127.0.0.1")
                .exec()
                .getId();
        running.add(id);
        engine.startContainerCmd(id).exec();
        awaitOpen(port);
        return id;
    }

    /** As `docker stop` and `docker rm` do. */
    void stop(String id) {
        engine.stopContainerCmd(id).withTimeout(GRACE_SECONDS).exec();
        kill(id);
    }

    /** As `docker rm --force` does. */
    void kill(String id) {
        engine.removeContainerCmd(id).withForce(true).exec();
        running.remove(id);
    }

    private static void awaitOpen(int port) throws InterruptedException {
        if (!Polling.until(PATIENCE, BETWEEN_LOOKS, () -> isOpen(port))) {
            throw new IllegalStateException(
                    "nothing listens on port " + port + " after " + PATIENCE.toSeconds() + " s");
        }
    }

    private static boolean isOpen(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        List.copyOf(running).forEach(this::kill);
    }
}
