package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.Cancelled;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Rejected;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.Succeeded;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.ValidationPassed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancel may come at any step of a deployment and race its success; both requests end once and agree with what serves. */
class CancelIT {

    private static final String TARGET = "web/cancel";
    private static final String QUEUE = "web/queue";

    /** Told in time for these: what follows takes seconds. */
    private static final List<Class<? extends SpecificRecord>> IN_TIME =
            List.of(RolloutAuthorised.class, RolloutStarted.class, TrafficShifted.class, ReleaseDeployed.class);

    @TempDir
    static Path folder;

    private static Scene scene;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open(folder, List.of(TARGET, QUEUE), Map.of("slipway.verify.bake-every", "500ms"));
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
    }

    @Test
    void a_cancel_at_any_step_and_the_deployment_agree_on_how_it_ended() throws Exception {
        assertThat(scene.outcome(scene.deploy(TARGET, "1.0"))).isInstanceOf(Succeeded.class);
        var endings = new LinkedHashMap<String, String>();
        var serves = "1.0";
        for (var step : steps().toList()) {
            var version = "1." + (endings.size() + 1);
            var ended = cancelledAt(step, version);
            endings.put(step.getSimpleName(), ended.getClass().getSimpleName());
            serves = ended instanceof Succeeded ? version : serves;
            assertThat(scene.serving(TARGET)).as("after a cancel at " + step).isEqualTo(serves);
            if (IN_TIME.contains(step)) {
                assertThat(ended).as("a cancel at " + step).isInstanceOf(Cancelled.class);
            }
        }
        System.out.println("cancelled at each step: " + endings);
        assertThat(endings).containsEntry(ReleaseConfirmed.class.getSimpleName(), Succeeded.class.getSimpleName());
        scene.invariantsHold();
        new Invariants(scene.yard.log()).everyRolloutIsOver();
    }

    @Test
    void a_cancelled_place_in_the_queue_is_given_to_the_next() throws Exception {
        var first = scene.deploy(QUEUE, "1.0", Sample.slow(folder, "web", "1.0", Duration.ofSeconds(4)));
        scene.sees(RolloutStarted.class, first);
        var second = scene.deploy(QUEUE, "1.1");
        var third = scene.deploy(QUEUE, "1.2");
        var cancel = scene.asked(scene.client.cancel(QUEUE, second));
        assertThat(scene.outcome(cancel)).isInstanceOf(Succeeded.class);
        assertThat(scene.outcome(second))
                .isInstanceOfSatisfying(
                        Cancelled.class,
                        cancelled -> assertThat(cancelled.getUndone()).isFalse());
        assertThat(scene.outcome(first)).isInstanceOf(Succeeded.class);
        assertThat(scene.outcome(third)).isInstanceOf(Succeeded.class);
        assertThat(scene.serving(QUEUE)).isEqualTo("1.2");
        scene.invariantsHold();
    }

    private static Stream<Class<? extends SpecificRecord>> steps() {
        return Stream.of(
                ValidationPassed.class,
                PlanRequested.class,
                RolloutPlanned.class,
                DeploymentAdmitted.class,
                BackupVerified.class,
                RolloutAuthorised.class,
                RolloutStarted.class,
                ServiceStarted.class,
                ReleaseStarted.class,
                TrafficShifted.class,
                ReleaseDeployed.class,
                ReleaseConfirmed.class);
    }

    private static SpecificRecord cancelledAt(Class<? extends SpecificRecord> step, String version) {
        var application =
                Sample.baked(Sample.slow(folder, "web", version, Duration.ofSeconds(2)), Duration.ofSeconds(3));
        var request = scene.deploy(TARGET, version, application);
        scene.sees(step, request);
        var cancel = scene.asked(scene.client.cancel(TARGET, request));
        var ended = scene.outcome(request);
        assertThat(ended).as("cancelled at " + step).isInstanceOfAny(Cancelled.class, Succeeded.class);
        assertThat(scene.outcome(cancel))
                .as("the cancel at " + step)
                .isInstanceOf(ended instanceof Cancelled ? Succeeded.class : Rejected.class);
        return ended;
    }
}
