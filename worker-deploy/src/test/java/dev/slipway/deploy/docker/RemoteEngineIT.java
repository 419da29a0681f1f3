package dev.slipway.deploy.docker;

import static dev.slipway.deploy.docker.Launches.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Behaviour;
import dev.slipway.deploy.SampleContainers;
import dev.slipway.release.SecretReference;
import dev.slipway.release.Slug;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.release.parts.EngineVersion;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.FreePort;
import dev.slipway.testing.real.Certificates;
import dev.slipway.testing.real.DockerEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteEngineIT {

    @TempDir
    Path folder;

    @Test
    void a_container_of_another_host_is_reached_at_a_port_of_that_host() throws Exception {
        var certificates = Certificates.create(folder.resolve("certificates"));
        int port = FreePort.any();
        try (var docker = DockerEngine.start(
                        "--host=tcp://127.0.0.1:" + port,
                        "--tlsverify",
                        "--tlscacert=" + certificates.authority(),
                        "--tlscert=" + certificates.certificate(),
                        "--tlskey=" + certificates.key());
                var engines = new DockerEngines(new Secrets(Map.of()), Duration.ofSeconds(10), 5)) {
            docker.busybox(EngineUnderTest.IMAGE);
            var launches = new Launches(engines.instances(engine(port, certificates), Map.of()));
            var sample = new SampleContainers(folder, "correct horse battery staple");
            var ordered = order("first", sample.backend(EngineUnderTest.compose(Behaviour.SERVE)));

            var instance = launches.started(ordered);

            assertThat(instance.backend().host()).isEqualTo("127.0.0.1");
            assertThat(instance.backend().port()).isNotEqualTo(8080);
            assertThat(launches.instances().answers(Launches.SHOP, instance.id(), ordered.readiness()))
                    .isTrue();
            launches.stopAll();
        }
    }

    private static Engine engine(int port, Certificates certificates) {
        return new Engine(
                new Slug("second"),
                new EngineAddress.Remote(
                        "127.0.0.1",
                        port,
                        new EngineAddress.EngineIdentity(
                                reference(certificates.authority()),
                                reference(certificates.certificate()),
                                reference(certificates.key()))),
                EngineVersion.OLDEST,
                Optional.empty());
    }

    private static SecretReference reference(Path file) {
        return new SecretReference(SecretReference.Source.FILE, file.toString());
    }
}
