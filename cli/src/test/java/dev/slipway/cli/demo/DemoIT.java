package dev.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.up.Deployed;
import dev.slipway.cli.up.SlipwayProcess;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job as everybody sees it first. */
class DemoIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void keeps_every_promise_and_takes_everything_down() throws Exception {
        var data = folder.resolve("data");
        try (var demo = SlipwayProcess.run(folder.resolve("out"), "demo", "--once", "--data", data.toString())) {
            demo.awaitSaid("The demo took");

            assertThat(demo.awaitExit()).as(demo.said()).isZero();
            assertThat(demo.said())
                    .contains("✓ 1.0 was deployed", "✓ 1.1 was deployed", "✓ 1.2 was rolled back by itself, 1.1 serves")
                    .containsPattern("✓ from the failed verification until 1.1 had all the traffic again: [0-9.]+ m?s")
                    .contains("✓ 1.2 was refused before anything was touched")
                    .contains("✓ 1.1 waited for ada and was deployed then")
                    .contains("✓ the backup for 2.0 was restored, compared row for row, and its migration rehearsed")
                    .contains("✓ 2.1 was refused, because its rollback loses data; no order is missing")
                    .containsPattern("✓ [0-9]+ requests answered, 0 failed")
                    .doesNotContain("✗", "\tat ");
        }
        assertThat(Deployed.in(new DataFolder(data)).stop()).isEmpty();
    }
}
