package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Instance;
import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.ServiceReverted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One release on several hosts: the first is the gate, and what fails is undone only where it was done. */
class SeveralHostsTest {

    private static final Duration ALL_ATTEMPTS = Duration.ofMinutes(5);

    private final DeployBench deploy = new DeployBench();
    private final FakeInstances second = deploy.furtherHost("b");
    private final FakeInstances third = deploy.furtherHost("c");

    private void serving10() {
        deploy.planned("r1", "1.0").authorised("r1");
        verifiedOnEveryHost("r1");
        deploy.passed("r1", Purpose.AFTER_SWITCH).planned("r2", "1.1");
    }

    private void verifiedOnEveryHost(String request) {
        deploy.passed(request, Purpose.BEFORE_TRAFFIC)
                .passed(request, Purpose.BEFORE_TRAFFIC)
                .passed(request, Purpose.BEFORE_TRAFFIC);
    }

    private void begin() {
        var plan = deploy.plan("r2");
        deploy.forget().authorised("r2", plan);
    }

    @Test
    void no_other_host_is_touched_before_the_first_is_verified() {
        serving10();
        begin();

        assertThat(deploy.deeds()).containsExactly("start backend 1.1", "start frontend 1.1");
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        assertThat(deploy.deeds()).contains("start backend:2 1.1@b").noneMatch(deed -> deed.endsWith("@c"));
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        assertThat(deploy.deeds()).contains("start frontend:3 1.1@c").noneMatch(deed -> deed.startsWith("route"));
    }

    @Test
    void requests_move_when_all_hosts_are_done_and_instances_say_where_they_run() {
        serving10();
        begin();
        verifiedOnEveryHost("r2");

        assertThat(deploy.bench.published(ReleaseDeployed.class).getFirst().getInstances())
                .extracting(Instance::getHost)
                .containsExactlyInAnyOrder("here", "here", "b", "b", "c", "c");
        assertThat(deploy.router.table().backends()).hasSize(6);
    }

    @Test
    void a_release_that_fails_on_the_first_host_is_never_seen_on_the_others() {
        serving10();
        deploy.instances.failToStart("frontend", "1.1", "No memory.");
        begin();

        assertThat(deploy.deeds()).containsExactly("start backend 1.1", "stop backend 1.1");
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
    }

    @Test
    void a_host_that_dies_stops_the_rollout_before_the_next_one_and_only_what_was_touched_is_undone() {
        serving10();
        begin();
        second.goAway();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        deploy.bench.advance(ALL_ATTEMPTS);

        assertThat(deploy.bench.published(RolloutFailed.class).getFirst().getStep())
                .isEqualTo("start:backend:2");
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.deeds())
                .startsWith("start backend 1.1", "start frontend 1.1", "stop frontend 1.1", "stop backend 1.1")
                .noneMatch(deed -> deed.endsWith("1.1@c"));
        assertThat(third.names()).containsExactlyInAnyOrder("backend:3 1.0", "frontend:3 1.0");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_host_that_dies_after_the_switch_does_not_hinder_the_way_back() {
        serving10();
        begin();
        verifiedOnEveryHost("r2");
        second.goAway();

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(ALL_ATTEMPTS);

        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(deploy.router.table().backends()).hasSize(4);
        assertThat(deploy.bench.published(ServiceReverted.class))
                .extracting(ServiceReverted::getAction)
                .anyMatch(action -> action.contains("when its host b answers again"));
    }

    @Test
    void a_host_that_is_back_serves_again_and_loses_what_was_left_there() {
        serving10();
        begin();
        verifiedOnEveryHost("r2");
        second.goAway();
        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(ALL_ATTEMPTS);

        second.comeBack();
        deploy.bench.advance(Duration.ofMinutes(2));

        assertThat(second.names()).containsExactlyInAnyOrder("backend:2 1.0", "frontend:2 1.0");
        assertThat(deploy.router.table().backends()).hasSize(6);
    }

    @Test
    void a_host_that_is_away_while_nothing_is_deployed_leaves_the_others_serving() {
        serving10();
        second.goAway();
        deploy.bench.advance(Duration.ofMinutes(1));

        assertThat(deploy.router.table().backends()).hasSize(4);
        assertThat(deploy.live()).isEqualTo("1.0");
    }
}
