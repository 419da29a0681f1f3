package dev.slipway.validate.image;

import static dev.slipway.validate.part.Verdicts.doesNotApply;
import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;

import dev.slipway.parts.registry.RegistryLine;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.ImageRegistry;
import dev.slipway.testing.real.SharedParts;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Candidates;
import dev.slipway.validate.part.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class ImagesCheckIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Secrets secrets =
            new Secrets(Map.of("PASSWORD", ImageRegistry.PASSWORD, "WRONG", "not-the-password"));
    private final RegistryLine line = new RegistryLine(secrets, PATIENCE);
    private final ImagesCheck check = new ImagesCheck(new Reach(secrets, PATIENCE), line);

    @TempDir
    private Path folder;

    private String image = "";
    private DockerEngine docker;
    private ImageRegistry registry;

    ImagesCheckIT(DockerEngine docker, ImageRegistry registry) {
        this.docker = docker;
        this.registry = registry;
    }

    @BeforeEach
    void push() {
        image = registry.host() + "/shop/web:1";
        docker.busybox(image);
        docker.push(image, registry);
    }

    @AfterEach
    void hang_up() {
        line.close();
    }

    @Test
    void passes_images_that_the_registry_has() throws Exception {
        passes(look("{image: \"" + image + "\"}", parts("PASSWORD"), Map.of()), "now with the digest sha256:");
    }

    @Test
    void goes_by_the_digest_that_the_request_pins() throws Exception {
        var pinned = docker.client().inspectImageCmd(image).exec().getRepoDigests().stream()
                .filter(digest -> digest.startsWith(registry.host() + "/shop/web@"))
                .map(digest -> digest.substring(digest.indexOf('@') + 1))
                .findFirst()
                .orElseThrow();

        passes(look("{image: \"" + image + "\"}", parts("PASSWORD"), Map.of("web", pinned)), pinned + " is there");
        fails(
                "image-missing",
                look("{image: \"" + image + "\"}", parts("PASSWORD"), Map.of("web", "sha256:" + "00".repeat(32))),
                "is not in the registry");
    }

    @Test
    void fails_images_that_are_missing_or_have_no_usable_name() throws Exception {
        fails(
                "image-missing",
                look("{image: \"" + image + "23\"}", parts("PASSWORD"), Map.of()),
                "of the service `web` is not in the registry " + registry.host());
        fails("image-name", look("{image: \"Web:1\"}", parts("PASSWORD"), Map.of()), "is no name of an image");
    }

    @Test
    void fails_when_the_registry_does_not_let_us_in_or_is_away() throws Exception {
        var nowhere = "127.0.0.1:" + FreePort.any() + "/web:1";

        fails("registry-unreachable", look("{image: \"" + image + "\"}", parts("WRONG"), Map.of()), "does not let");
        fails("registry-unreachable", look("{image: \"" + nowhere + "\"}", parts("PASSWORD"), Map.of()), "cannot be");
    }

    @Test
    void looks_on_the_engine_for_what_nobody_may_pull() throws Exception {
        docker.busybox("local:7");

        passes(look("{image: \"local:7\", pull_policy: never}", parts("PASSWORD"), Map.of()), "local:7 is on");
        fails(
                "image-missing",
                look("{image: \"local:8\", pull_policy: never}", parts("PASSWORD"), Map.of()),
                "is not on the Docker engine `main`");
    }

    @Test
    void does_not_apply_without_an_engine_or_a_compose_file() throws Exception {
        doesNotApply(look("{image: \"" + image + "\"}", "", Map.of()), "no image is run there");
        Files.delete(folder.resolve("compose.yaml"));
        doesNotApply(check.look(Candidates.to(parts("PASSWORD")).with(folder)), "no Compose file");
    }

    private String parts(String password) {
        return """
                engines: {main: {address: "unix://%s"}}
                registries:
                  %s: {user: slipway, password: "${env:%s}", plain-http: true}
                """.formatted(docker.socket(), registry.host(), password);
    }

    private Finding look(String web, String parts, Map<String, String> digests) throws Exception {
        Files.writeString(folder.resolve("compose.yaml"), "services:\n  web: " + web + "\n");
        return check.look(Candidates.to(parts).pinned(digests).with(folder));
    }
}
