package dev.slipway.parts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.SecretReference;
import dev.slipway.release.images.ImageName;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.testing.real.Certificates;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.ImageRegistry;
import dev.slipway.testing.real.SharedParts;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class RegistryLineIT {

    private static final String ABSENT = "sha256:" + "00".repeat(32);

    private final RegistryLine line = new RegistryLine(
            new Secrets(Map.of("RIGHT", ImageRegistry.PASSWORD, "WRONG", "something-else")), Duration.ofSeconds(2));

    @AfterEach
    void hang_up() {
        line.close();
    }

    @Test
    void finds_what_was_pushed_by_tag_and_by_digest(DockerEngine docker, ImageRegistry registry) throws Unreachable {
        var name = pushed(docker, registry, "api:1");
        var access = known(registry.host(), "RIGHT");

        var digest = line.digestOf(ImageName.parse(name), access).orElseThrow();

        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        assertThat(line.digestOf(ImageName.parse(registry.host() + "/api@" + digest), access))
                .contains(digest);
    }

    @Test
    void finds_nothing_under_another_name(DockerEngine docker, ImageRegistry registry) throws Unreachable {
        pushed(docker, registry, "api:1");
        var access = known(registry.host(), "RIGHT");

        assertThat(line.digestOf(ImageName.parse(registry.host() + "/api:2"), access))
                .isEmpty();
        assertThat(line.digestOf(ImageName.parse(registry.host() + "/api@" + ABSENT), access))
                .isEmpty();
        assertThat(line.digestOf(ImageName.parse(registry.host() + "/other:1"), access))
                .isEmpty();
    }

    @Test
    void is_not_let_in_with_a_wrong_password_or_none(ImageRegistry registry) {
        var image = ImageName.parse(registry.host() + "/api:1");

        assertThat(trouble(image, known(registry.host(), "WRONG")).what()).contains("does not let the user slipway");
        assertThat(trouble(image, new Registry(registry.host(), Optional.empty(), true))
                        .what())
                .contains("does not let us have");
    }

    @Test
    void fetches_a_token_where_the_registry_wants_one(DockerEngine docker, @TempDir Path folder)
            throws IOException, GeneralSecurityException, Unreachable {
        try (var tokens = new TokenService(Certificates.create(folder));
                var registry = ImageRegistry.start(tokens.access())) {
            var image = ImageName.parse(pushed(docker, registry, "api:1"));

            assertThat(line.digestOf(image, known(registry.host(), "RIGHT"))).isPresent();
            assertThat(trouble(image, known(registry.host(), "WRONG")).what())
                    .contains("does not let the user slipway");
        }
    }

    @Test
    void stops_waiting_for_a_registry_that_hangs() {
        try (var registry = ImageRegistry.start()) {
            registry.freeze();

            assertThat(trouble(ImageName.parse(registry.host() + "/api:1"), known(registry.host(), "RIGHT"))
                            .what())
                    .contains("does not answer within 2 s");
        }
    }

    @Test
    void says_what_to_do_when_nobody_listens_or_speaks_without_encryption(ImageRegistry registry) {
        var nowhere = "127.0.0.1:" + FreePort.any();

        assertThat(trouble(ImageName.parse(nowhere + "/api:1"), known(nowhere, "RIGHT"))
                        .fix())
                .contains("start it");
        assertThat(trouble(ImageName.parse(registry.host() + "/api:1"), Registry.open(registry.host()))
                        .fix())
                .contains("plain-http");
    }

    private static String pushed(DockerEngine docker, ImageRegistry registry, String name) {
        var full = registry.host() + "/" + name;
        docker.busybox(full);
        docker.push(full, registry);
        return full;
    }

    private static Registry known(String host, String password) {
        return new Registry(
                host,
                Optional.of(new Registry.Login(ImageRegistry.USER, SecretReference.parse("${env:" + password + "}"))),
                true);
    }

    private Unreachable trouble(ImageName image, Registry registry) {
        return catchThrowableOfType(Unreachable.class, () -> line.digestOf(image, registry));
    }
}
