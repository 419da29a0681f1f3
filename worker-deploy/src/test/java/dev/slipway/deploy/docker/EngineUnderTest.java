package dev.slipway.deploy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.slipway.deploy.Behaviour;
import dev.slipway.deploy.Instances;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.release.parts.EngineVersion;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.ImageRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real engine as the worker sees it, and as somebody sees it who looks over the worker's shoulder. */
final class EngineUnderTest implements AutoCloseable {

    static final String IMAGE = "slipway-test/backend:1.0";
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> PASSWORDS =
            Map.of("RIGHT_PASSWORD", ImageRegistry.PASSWORD, "WRONG_PASSWORD", "guessed");

    private final DockerEngine docker;
    private final DockerEngines engines;

    EngineUnderTest(DockerEngine docker, Duration patience, int imagesKept) {
        this.docker = docker;
        this.engines = new DockerEngines(new Secrets(PASSWORDS), patience, imagesKept);
    }

    static EngineUnderTest with(DockerEngine docker) {
        return new EngineUnderTest(docker, PATIENCE, 5);
    }

    EngineWords words() {
        return new EngineWords(this, docker.socket());
    }

    DockerClient client() {
        return docker.client();
    }

    Instances instances() {
        return instances(Map.of());
    }

    Instances instances(Map<String, Registry> registries) {
        return engines.instances(described(), registries);
    }

    List<RunningInstance> endAll(Target target) throws InterruptedException {
        return engines.endAll(described(), target, PATIENCE);
    }

    private Engine described() {
        return new Engine(
                new Slug("main"), new EngineAddress.Local(docker.socket()), EngineVersion.OLDEST, Optional.empty());
    }

    /** A service that behaves as told, as a Compose file. */
    static String compose(Behaviour behaviour, String... more) {
        return compose(script(behaviour), more);
    }

    static String compose(String script, String... more) {
        return """
                services:
                  backend:
                    image: %s
                    pull_policy: never
                    expose: ["8080"]
                    command: ["sh", "-c", %s]
                """.formatted(IMAGE, quoted(script)) + String.join("", more);
    }

    private static String script(Behaviour behaviour) {
        return switch (behaviour) {
            case SERVE, SERVE_ANYWHERE, FAIL_REQUESTS -> serving("");
            case NEVER_READY ->
                "exec nc -ll -p 8080 -e sh -c 'read line; printf \"HTTP/1.1 503 Busy\\r\\nContent-Length: 0\\r\\n"
                        + "Connection: close\\r\\n\\r\\n\"'";
            case CRASH -> "echo cannot reach the database with $(cat $PASSWORD_FILE); exit 7";
            case IGNORE_REQUEST_TO_END, LEAVE_CHILDREN ->
                "mkdir -p /tmp/www; printf well > /tmp/www/health; exec httpd -f -p 8080 -h /tmp/www";
        };
    }

    /** Serves what it wrote into files, of which one says that it is well. */
    static String serving(String before) {
        return "mkdir -p /tmp/www; printf well > /tmp/www/health; " + before
                + " httpd -f -p 8080 -h /tmp/www & trap 'kill $!; exit 0' TERM; wait $!";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + "\"";
    }

    InspectContainerResponse inspect(String name) {
        return client().inspectContainerCmd(name).exec();
    }

    List<String> containers() {
        return client().listContainersCmd().withShowAll(true).exec().stream()
                .flatMap(container -> Stream.of(container.getNames()))
                .map(name -> name.substring(1))
                .toList();
    }

    List<String> volumes() {
        return Optional.ofNullable(client().listVolumesCmd().exec().getVolumes()).orElse(List.of()).stream()
                .map(volume -> volume.getName())
                .toList();
    }

    List<String> networks() {
        return client().listNetworksCmd().exec().stream()
                .map(network -> network.getName())
                .filter(name -> name.startsWith("slipway-"))
                .toList();
    }

    /** Otherwise the owner who cleans up after a test would outrank those of the next. */
    void forgetOwners(Target target) {
        volumes().stream()
                .filter(name ->
                        name.startsWith("slipway-" + target.application() + "." + target.environment() + "-fence-"))
                .forEach(name -> client().removeVolumeCmd(name).exec());
    }

    @Override
    public void close() {
        engines.close();
    }
}
