package dev.slipway.deploy.docker;

import static dev.slipway.deploy.docker.Launches.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Behaviour;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.SampleContainers;
import dev.slipway.deploy.Workload;
import dev.slipway.deploy.host.Polling;
import dev.slipway.release.SecretReference;
import dev.slipway.release.parts.Registry;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.ImageRegistry;
import dev.slipway.testing.real.SharedParts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class RegistryImagesIT {

    private static final int KEPT = 2;

    @TempDir
    Path folder;

    private final DockerEngine docker;
    private final ImageRegistry registry;
    private final EngineUnderTest engine;
    private final List<String> names = new ArrayList<>();

    RegistryImagesIT(DockerEngine docker, ImageRegistry registry) {
        this.docker = docker;
        this.registry = registry;
        this.engine = new EngineUnderTest(docker, EngineUnderTest.PATIENCE, KEPT);
        engine.forgetOwners(Launches.SHOP);
    }

    @AfterEach
    void leave_nothing() throws Exception {
        launches("RIGHT_PASSWORD").stopAll();
        names.forEach(this::removeFromEngine);
        engine.close();
    }

    private Launches launches(String password) {
        var login = new Registry.Login(ImageRegistry.USER, new SecretReference(SecretReference.Source.ENV, password));
        return new Launches(
                engine.instances(Map.of(registry.host(), new Registry(registry.host(), Optional.of(login), true))));
    }

    /** In the registry and no longer on the engine; each of them is another one. */
    /** An engine lists the seconds in which images were made, and nothing finer. */
    private static void awaitAnotherSecond() throws InterruptedException {
        var made = Instant.now().getEpochSecond();
        assertThat(Polling.until(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(20),
                        () -> Instant.now().getEpochSecond() > made))
                .isTrue();
    }

    private String pushed(String tag) {
        var base = docker.busybox(EngineUnderTest.IMAGE);
        var container =
                engine.client().createContainerCmd(base).withCmd("true").exec().getId();
        var name = registry.host() + "/shop/backend";
        engine.client()
                .commitCmd(container)
                .withRepository(name)
                .withTag(tag)
                .withMessage(tag)
                .exec();
        engine.client().removeContainerCmd(container).exec();
        docker.push(name + ":" + tag, registry);
        names.add(name + ":" + tag);
        var digest = engine.client()
                .inspectImageCmd(name + ":" + tag)
                .exec()
                .getRepoDigests()
                .getFirst();
        removeFromEngine(name + ":" + tag);
        return digest.substring(digest.indexOf('@') + 1);
    }

    private void removeFromEngine(String name) {
        if (isOnEngine(name)) {
            engine.client().removeImageCmd(name).withForce(true).exec();
        }
    }

    private boolean isOnEngine(String name) {
        return engine.client().listImagesCmd().exec().stream()
                .anyMatch(image -> image.getRepoTags() != null
                        && List.of(image.getRepoTags()).contains(name));
    }

    private Workload.Container backend(String tag, Optional<String> digest) {
        var sample = new SampleContainers(folder, "correct horse battery staple");
        digest.ifPresent(sample::pinnedTo);
        return sample.backend(EngineUnderTest.compose(Behaviour.SERVE)
                .replace(EngineUnderTest.IMAGE, registry.host() + "/shop/backend:" + tag)
                .replace("    pull_policy: never\n", ""));
    }

    @Test
    void pulls_exactly_what_the_request_pins() throws Exception {
        var digest = pushed("pinned");
        var other = pushed("other");

        var instance = launches("RIGHT_PASSWORD").started(order("first", backend("other", Optional.of(digest))));

        var image = engine.client()
                .inspectImageCmd(engine.inspect(instance.id()).getImageId())
                .exec();
        assertThat(image.getRepoDigests()).anyMatch(known -> known.endsWith(digest));
        assertThat(image.getRepoDigests()).noneMatch(known -> known.endsWith(other));
    }

    @Test
    void a_digest_that_the_registry_does_not_have_is_named() throws Exception {
        pushed("known");
        var wrong = "sha256:" + "1".repeat(64);

        assertThat(launches("RIGHT_PASSWORD").failure(order("first", backend("known", Optional.of(wrong)))))
                .contains(wrong, "is not in the registry " + registry.host());
    }

    @Test
    void a_wrong_password_is_told_without_being_repeated() throws Exception {
        pushed("guarded");

        assertThat(launches("WRONG_PASSWORD").failure(order("first", backend("guarded", Optional.empty()))))
                .contains("does not give", registry.host(), "`registries`")
                .doesNotContain("guessed");
    }

    @Test
    void the_latest_images_stay_and_those_before_go_when_nothing_runs_on_them() throws Exception {
        var tags = List.of("one", "two", "three");
        var launches = launches("RIGHT_PASSWORD");
        for (var tag : tags) {
            pushed(tag);
            awaitAnotherSecond();
        }
        for (var tag : tags) {
            var instance = launches.started(order(tag, backend(tag, Optional.empty())));
            launches.instances().stop(new Owner(Launches.SHOP, 1), instance.id(), Duration.ZERO);
        }

        assertThat(tags)
                .filteredOn(tag -> isOnEngine(registry.host() + "/shop/backend:" + tag))
                .containsExactly("two", "three");
        assertThat(isOnEngine(EngineUnderTest.IMAGE)).isTrue();
    }
}
