package dev.slipway.parts.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.SecretReference;
import dev.slipway.release.Slug;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.release.parts.EngineAddress.EngineIdentity;
import dev.slipway.release.parts.EngineVersion;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.testing.real.Certificates;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class EngineLineIT {

    private static final Secrets SECRETS = new Secrets(Map.of());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void asks_an_engine_of_this_host(DockerEngine docker) throws Unreachable {
        assertThat(version(new EngineAddress.Local(docker.socket()))).isPresent();
    }

    @Test
    void says_that_nobody_listens() {
        assertThat(trouble(new EngineAddress.Local(folder.resolve("docker.sock"))))
                .satisfies(trouble -> assertThat(trouble.what())
                        .contains("the Docker engine `main` at unix://")
                        .contains("cannot be reached"))
                .satisfies(trouble -> assertThat(trouble.fix()).contains("start it"));
    }

    @Test
    void stops_waiting_for_an_engine_that_hangs() {
        try (var docker = DockerEngine.start()) {
            docker.freeze();

            assertThat(trouble(new EngineAddress.Local(docker.socket())).what()).contains("does not answer within 2 s");
        }
    }

    @Test
    void trusts_only_an_engine_that_its_authority_has_signed_for() throws Unreachable {
        var ours = Certificates.create(folder.resolve("ours"));
        var others = Certificates.create(folder.resolve("others"));
        int port = FreePort.any();
        try (var docker = DockerEngine.start(
                "--host=tcp://127.0.0.1:" + port,
                "--tlsverify",
                "--tlscacert=" + ours.authority(),
                "--tlscert=" + ours.certificate(),
                "--tlskey=" + ours.key())) {
            assertThat(version(remote(port, ours, ours))).isPresent();

            assertThat(trouble(remote(port, others, ours)).what()).contains("do not trust each other");
            assertThat(trouble(remote(port, ours, others)).what()).contains("do not trust each other");
            assertThat(docker.socket()).exists();
        }
    }

    private static EngineAddress remote(int port, Certificates authority, Certificates own) {
        return new EngineAddress.Remote(
                "127.0.0.1",
                port,
                new EngineIdentity(
                        reference(authority.authority()), reference(own.certificate()), reference(own.key())));
    }

    private static SecretReference reference(Path file) {
        return new SecretReference(SecretReference.Source.FILE, file.toString());
    }

    private static Optional<EngineVersion> version(EngineAddress address) throws Unreachable {
        try (var line = EngineLine.open(engine(address), SECRETS, PATIENCE)) {
            return EngineVersion.find(
                    line.ask(client -> client.versionCmd().exec()).getVersion());
        }
    }

    private static Unreachable trouble(EngineAddress address) {
        return catchThrowableOfType(Unreachable.class, () -> version(address));
    }

    private static Engine engine(EngineAddress address) {
        return new Engine(new Slug("main"), address, EngineVersion.OLDEST, Optional.empty());
    }
}
