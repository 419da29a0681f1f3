package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Rejected;
import dev.slipway.events.Succeeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A freeze closes a target to deployments and opens it again by itself; who goes back is never held up. */
class FreezeIT {

    private static final String TARGET = "web/freeze";
    /** Long enough for a rollback to come and go, short enough to wait for. */
    private static final int SECONDS = 35;

    @TempDir
    static Path folder;

    private static Scene scene;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open(folder, List.of(TARGET), Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
    }

    @Test
    void a_deployment_waits_for_the_end_of_a_freeze_while_a_rollback_passes_it() throws Exception {
        assertThat(scene.outcome(scene.deploy(TARGET, "1.0"))).isInstanceOf(Succeeded.class);
        assertThat(scene.outcome(scene.deploy(TARGET, "1.1"))).isInstanceOf(Succeeded.class);
        var opens = freeze("wait");
        var waiting = scene.deploy(TARGET, "1.2");

        var queued = scene.sees(DeploymentQueued.class, waiting);
        assertThat(queued.getReason().orElseThrow().getMessage()).contains("`stocktaking`", opens.toString());
        var rollback = scene.asked(scene.client.rollback(TARGET));
        assertThat(scene.outcome(rollback)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving(TARGET)).isEqualTo("1.0");

        assertThat(scene.outcome(waiting)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving(TARGET)).isEqualTo("1.2");
        var admitted = scene.sees(DeploymentAdmitted.class, waiting).getEnvelope();
        assertThat(admitted.getOccurredAt()).isAfterOrEqualTo(opens);

        freeze("reject");
        var refused = (Rejected) scene.outcome(scene.deploy(TARGET, "1.3"));
        assertThat(refused.getReasons().getFirst().getCode()).isEqualTo("frozen");
        scene.invariantsHold();
    }

    /** Closes the target for a while; the answer is when it is open again. */
    private static Instant freeze(String whenFrozen) throws IOException {
        var opens = Instant.now().plusSeconds(SECONDS).truncatedTo(ChronoUnit.SECONDS);
        var file = folder.resolve("targets.yaml");
        var before = Files.readString(file).replaceFirst("(?s)policy:.*", "");
        var changed = Files.writeString(
                folder.resolve("targets.changed"),
                before + """
                policy:
                  when-frozen: %s
                  freeze:
                    - {name: stocktaking, reason: goods are counted, zone: UTC, from: %s, until: %s}
                """.formatted(whenFrozen, local(opens).minusDays(1), local(opens)));
        Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return opens;
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
