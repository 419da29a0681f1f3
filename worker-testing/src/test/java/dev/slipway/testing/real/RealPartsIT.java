package dev.slipway.testing.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.command.WaitContainerResultCallback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealPartsIT {

    @Test
    void runs_a_container_and_leaves_nothing_behind() throws IOException {
        Path socket;
        try (var engine = DockerEngine.start()) {
            socket = engine.socket();
            var image = engine.busybox("one:1");
            var container = engine.client()
                    .createContainerCmd(image)
                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                    .withCmd("sh", "-c", "exit 7")
                    .exec()
                    .getId();
            engine.client().startContainerCmd(container).exec();

            assertThat(engine.client()
                            .waitContainerCmd(container)
                            .exec(new WaitContainerResultCallback())
                            .awaitStatusCode())
                    .isEqualTo(7);
        }

        assertThat(socket.getParent()).doesNotExist();
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(String.valueOf(socket.getParent()));
    }
}
