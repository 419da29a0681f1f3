package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Succeeded;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.ValidationPassed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that dies in mid-deployment and comes back delays the deployment, and makes nobody overdue. */
class BrokerRestartIT {

    /** Longer than the session timeout, and than the silence after which a stage would be overdue. */
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static Scene scene;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open(
                folder,
                List.of("web/early", "web/starting", "web/verifying", "web/baking"),
                Map.of("slipway.validate.silence", "6s", "slipway.verify.bake-every", "1s"));
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
    }

    @AfterEach
    void nothing_is_doubled_and_nobody_overdue() {
        scene.invariantsHold();
        assertThat(scene.yard.log().entries())
                .as("silence of the broker is no silence of a stage")
                .noneMatch(entry -> entry.event() instanceof StageOverdue);
    }

    @Test
    void while_the_request_is_being_planned() throws Exception {
        survivesAnOutage("web/early", ValidationPassed.class);
    }

    @Test
    void while_a_service_is_becoming_ready() throws Exception {
        survivesAnOutage("web/starting", RolloutStarted.class);
    }

    @Test
    void while_the_release_is_verified_before_it_gets_traffic() throws Exception {
        survivesAnOutage("web/verifying", ReleaseStarted.class);
    }

    @Test
    void while_the_release_bakes_under_traffic() throws Exception {
        survivesAnOutage("web/baking", TrafficShifted.class);
    }

    private static void survivesAnOutage(String target, Class<? extends SpecificRecord> moment) throws Exception {
        assertThat(scene.outcome(scene.deploy(target, "1.0"))).isInstanceOf(Succeeded.class);
        var application = Sample.baked(
                Sample.slow(folder.resolve(target), "web", "1.1", Duration.ofSeconds(3)), Duration.ofSeconds(4));
        var request = scene.deploy(target, "1.1", application);
        scene.sees(moment, request);
        scene.yard.broker.kill();
        everyWorkerLivesThrough(OUTAGE);
        assertThat(scene.serving(target))
                .as("users are served without a broker")
                .isIn("1.0", "1.1");
        scene.yard.broker.restart();
        assertThat(scene.outcome(request)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving(target)).isEqualTo("1.1");
    }

    private static void everyWorkerLivesThrough(Duration outage) throws InterruptedException {
        var gone = scene.worker("deploy").process().waitFor(outage.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(gone).as("deploy waits for the broker").isFalse();
        assertThat(scene.yard.workers.values())
                .allMatch(worker -> worker.process().isAlive());
    }
}
