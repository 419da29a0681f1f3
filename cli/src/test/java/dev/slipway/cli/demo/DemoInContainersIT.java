package dev.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import dev.slipway.cli.up.SlipwayProcess;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main job, with front end, back end and database in containers behind HAProxy. */
@ExtendWith(SharedParts.class)
class DemoInContainersIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void keeps_every_promise_and_leaves_no_container(DockerEngine engine) throws Exception {
        var environment = Map.of("DOCKER_HOST", "unix://" + engine.socket());
        try (var demo = SlipwayProcess.run(
                folder.resolve("out"),
                environment,
                "demo",
                "--once",
                "--runtime",
                "docker",
                "--data",
                folder.resolve("data").toString())) {
            demo.awaitSaid("The demo took");

            assertThat(demo.awaitExit()).as(demo.said()).isZero();
            assertThat(demo.said())
                    .contains("✓ 1.1 was deployed", "✓ 1.2 was rolled back by itself, 1.1 serves")
                    .contains("✓ the backup for 2.0 was restored, compared row for row, and its migration rehearsed")
                    .containsPattern("✓ [0-9]+ requests answered, 0 failed")
                    .doesNotContain("✗", "\tat ");
        }
        assertThat(engine.client().listContainersCmd().withShowAll(true).exec())
                .extracting(Container::getImage)
                .noneMatch(image -> image.startsWith("slipway-demo/"));
    }
}
