package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.events.RequestKind;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookAfterTest {

    private static final Duration ROUND = Duration.ofSeconds(11);

    private final DeployBench deploy = new DeployBench();

    @Test
    void a_service_that_dies_between_rollouts_is_back_soon_without_a_word() {
        deploy.deployed("r1", "1.0").forget();
        deploy.instances.die("backend", "1.0");

        deploy.bench.advance(ROUND);

        assertThat(deploy.deeds()).containsExactly("start backend 1.0", "route to 1.0");
        assertThat(deploy.router.table().backends())
                .containsExactlyInAnyOrderElementsOf(deploy.instances.running.stream()
                        .map(RunningInstance::backend)
                        .toList());
        assertThat(deploy.story()).isEmpty();
    }

    @Test
    void a_service_that_cannot_be_brought_back_is_tried_again_for_ever() {
        deploy.deployed("r1", "1.0").forget();
        deploy.instances.die("backend", "1.0");
        deploy.instances.failToStart("backend", "1.0", "No memory.");
        deploy.bench.advance(Duration.ofMinutes(5));

        deploy.instances.startAgain("backend", "1.0");
        deploy.bench.advance(Duration.ofMinutes(2));

        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("backend 1.0", "frontend 1.0");
        assertThat(deploy.bench.deadLetters()).isEmpty();
    }

    @Test
    void a_service_that_takes_long_to_come_back_holds_up_nothing_else() {
        deploy.deployed("r1", "1.0").forget();
        deploy.instances.die("backend", "1.0");
        deploy.instances.duringNextStart(() -> {
            deploy.bench.clock().advance(Duration.ofSeconds(4));
            deploy.planned("r2", "1.1");
        });

        deploy.bench.advance(ROUND);
        assertThat(deploy.story()).containsExactly("RolloutPlanned");
        assertThat(deploy.deeds()).containsExactly("start backend 1.0");

        deploy.bench.advance(Duration.ofSeconds(6));
        assertThat(deploy.deeds()).containsExactly("start backend 1.0", "route to 1.0");
    }

    @Test
    void what_belongs_to_no_release_that_is_kept_is_ended() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();
        deploy.instances.leaveBehind(
                new Label(Target.parse(DeployBench.TARGET), "r0", "0.9", new Slug("backend"), 1, 1));

        deploy.bench.advance(ROUND);

        assertThat(deploy.deeds()).endsWith("stop backend 0.9");
        assertThat(deploy.instances.names())
                .containsExactlyInAnyOrder("backend 1.0", "frontend 1.0", "backend 1.1", "frontend 1.1");
    }

    @Test
    void a_table_that_an_earlier_owner_set_late_does_not_last() {
        deploy.deployed("r1", "1.0").forget();
        deploy.router.shift(new RoutingTable("0.9", 1, List.of()));

        deploy.bench.advance(ROUND);

        assertThat(deploy.router.table().release()).isEqualTo("1.0");
    }

    @Test
    void nothing_is_touched_any_more_once_a_person_has_been_called() {
        deploy.deployed("r0", "0.9").deployed("r1", "1.0").planned("r2", "1.1").authorised("r2");
        deploy.givenUp("r2").forget();
        deploy.instances.die("backend", "1.0");

        deploy.bench.advance(Duration.ofMinutes(20));

        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void once_the_person_has_signed_the_target_is_looked_after_again() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2");
        deploy.givenUp("r2").forget();
        deploy.instances.die("backend", "1.0");

        deploy.cleared("c1").bench.advance(Duration.ofSeconds(1));

        assertThat(deploy.deeds())
                .containsExactly("start backend 1.0", "route to 1.0", "stop backend 1.1", "stop frontend 1.1");
        deploy.instances.die("frontend", "1.0");
        deploy.bench.advance(ROUND);
        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("backend 1.0", "frontend 1.0");
    }

    @Test
    void what_a_first_release_left_behind_is_ended_once_the_person_has_signed() {
        deploy.planned("r1", "1.0").authorised("r1").givenUp("r1").forget();

        deploy.cleared("c1").bench.advance(Duration.ofSeconds(1));

        assertThat(deploy.deeds()).containsExactly("stop backend 1.0", "stop frontend 1.0");
        assertThat(deploy.bench.timers()).isEmpty();
    }

    @Test
    void the_success_of_a_deployment_is_nothing_new() {
        deploy.deployed("r1", "1.0").forget();
        var before = deploy.book();

        deploy.succeeded("r1", RequestKind.DEPLOY);

        assertThat(deploy.book()).isEqualTo(before);
        assertThat(deploy.story()).isEmpty();
    }

    @Test
    void a_target_that_was_held_after_a_finished_rollback_is_looked_after_all_the_time() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").failed("r2", Purpose.BEFORE_TRAFFIC);
        deploy.givenUp("r2").forget();
        deploy.instances.die("backend", "1.0");

        deploy.bench.advance(ROUND);

        assertThat(deploy.deeds()).containsExactly("start backend 1.0", "route to 1.0");
    }
}
