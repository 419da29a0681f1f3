package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.RolloutStarted;
import dev.slipway.events.Succeeded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances come and go while deployments run: each step is done once, by whoever owns its target then. */
class TwoInstancesIT {

    private static final List<String> TARGETS = List.of("web/a", "web/b", "web/c", "web/d", "web/e", "web/f");

    @TempDir
    Path folder;

    @Test
    void rebalances_in_the_midst_of_steps_change_no_deployment() throws Exception {
        try (var scene = Scene.open(folder, TARGETS, Map.of())) {
            Yard.WORKERS.keySet().stream().sorted().forEach(name -> scene.yard.hire(name, name + "-second"));
            int round = 0;
            for (var name : List.of("deploy", "verify", "validate", "backup", "notify")) {
                throughRebalances(scene, name, round++);
            }
            scene.invariantsHold();
            new Invariants(scene.yard.log()).everyRolloutIsOver();
        }
    }

    /** One instance joins while the services start, another one leaves in order while they still do. */
    private void throughRebalances(Scene scene, String name, int round) throws Exception {
        var version = "1." + round;
        var application = Sample.slow(folder, "web", version, Duration.ofSeconds(2));
        var requests = TARGETS.stream()
                .collect(Collectors.toMap(target -> target, target -> scene.deploy(target, version, application)));
        scene.yard.hire(name, name + "-third");
        scene.sees(RolloutStarted.class, Objects.requireNonNull(requests.get(TARGETS.getFirst())));
        leaveInOrder(scene, name + "-second");
        requests.forEach((target, request) ->
                assertThat(scene.outcome(request)).as(target + " while " + name).isInstanceOf(Succeeded.class));
        var again = "2." + round;
        var next = scene.deploy(TARGETS.getFirst(), again);
        leaveInOrder(scene, name);
        assertThat(scene.outcome(next)).isInstanceOf(Succeeded.class);
        for (var target : TARGETS) {
            assertThat(scene.serving(target)).isEqualTo(target.equals(TARGETS.getFirst()) ? again : version);
        }
        scene.yard.workers.put(name, scene.worker(name + "-third"));
        scene.yard.hire(name, name + "-second");
    }

    private static void leaveInOrder(Scene scene, String instance) throws InterruptedException {
        var leaving = scene.worker(instance);
        leaving.signal("TERM");
        assertThat(leaving.process().waitFor(45, TimeUnit.SECONDS))
                .as(instance + " ends when it is asked to")
                .isTrue();
    }
}
