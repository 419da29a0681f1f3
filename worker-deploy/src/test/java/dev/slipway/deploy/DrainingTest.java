package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private final DeployBench deploy = new DeployBench();

    @Test
    void a_stop_goes_before_the_last_requests_of_the_release_that_makes_room() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").planned("r3", "1.2");
        var plan = deploy.plan("r3");
        deploy.router.busy = () -> true;
        deploy.bench.whileWaiting(() -> deploy.stop("r3"));

        deploy.forget().authorised("r3", plan);

        assertThat(deploy.story()).containsExactly("RolloutStarted", "RollbackStarted", "ReleaseRolledBack");
        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void the_gates_last_word_goes_before_the_last_requests_of_a_failed_release() {
        switchedTo11();
        deploy.router.busy = () -> true;
        deploy.bench.whileWaiting(() -> deploy.givenUp("r2"));

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "RollbackStarted", "TrafficShifted");
        assertThat(deploy.deeds()).containsExactly("route to 1.0");
    }

    @Test
    void an_interrupted_wait_ends_when_it_would_have_ended_anyway() {
        switchedTo11();
        deploy.router.busy = () -> true;
        var begun = deploy.bench.clock().instant();
        deploy.bench.whileWaiting(() -> {
            deploy.bench.clock().advance(Duration.ofSeconds(8));
            deploy.failed("r2", Purpose.AFTER_SWITCH);
        });

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        var drain = FakeBundles.SHOP.rollout().drain();
        assertThat(deploy.story()).endsWith("ReleaseRolledBack");
        assertThat(Duration.between(begun, deploy.bench.clock().instant()))
                .isBetween(drain.multipliedBy(2), drain.multipliedBy(2).plusSeconds(1));
    }

    @Test
    void the_window_closes_as_soon_as_the_last_request_is_answered() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();
        deploy.router.busy = () -> true;
        deploy.bench.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(deploy.deeds()).isEmpty();

        deploy.router.busy = () -> false;
        deploy.bench.advance(Duration.ofSeconds(2));

        assertThat(deploy.deeds()).containsExactly("stop backend 1.0", "stop frontend 1.0");
        assertThat(deploy.story()).containsExactly("RollbackWindowClosed");
    }

    @Test
    void a_window_that_closes_holds_up_nothing_else() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();
        deploy.router.busy = () -> true;
        deploy.bench.advance(Duration.ofMinutes(10).plusSeconds(1));

        deploy.planned("r3", "1.2");

        assertThat(deploy.story()).containsExactly("RolloutPlanned");
    }

    @Test
    void requests_that_never_end_are_cut_off_when_the_time_is_over() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();
        deploy.router.busy = () -> true;

        deploy.bench.advance(Duration.ofMinutes(15));

        assertThat(deploy.story()).containsExactly("RollbackWindowClosed");
    }

    private void switchedTo11() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
    }
}
