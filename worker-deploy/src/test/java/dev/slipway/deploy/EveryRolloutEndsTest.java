package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever fails for good, the gate hears of it: a deployment that hangs holds its target for ever. */
class EveryRolloutEndsTest {

    private static final Duration ALL_ATTEMPTS = Duration.ofMinutes(5);

    private final DeployBench deploy = new DeployBench();

    private void switchedTo11() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
    }

    @Test
    void a_release_that_passed_but_cannot_be_confirmed_is_undone() {
        switchedTo11();
        deploy.bundles.unusable.add("1.1");

        deploy.passed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story())
                .startsWith("RolloutFailed", "RollbackStarted", "TrafficShifted")
                .endsWith("ReleaseRolledBack");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void an_overdue_rollout_that_cannot_be_refused_in_order_is_still_answered() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").forget();
        deploy.places.forget();

        deploy.overdue("r2", Duration.ofMinutes(1));

        assertThat(deploy.story()).containsExactly("RolloutFailed", "ReleaseRolledBack");
    }

    @Test
    void a_target_that_left_targets_yaml_in_the_middle_calls_for_a_person() {
        switchedTo11();
        deploy.places.forget();

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(ALL_ATTEMPTS);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "RollbackStarted", "RollbackStuck");
        assertThat(deploy.book().running()).isEmpty();
    }

    @Test
    void an_outcome_is_taken_note_of_although_the_router_cannot_be_asked() {
        switchedTo11();
        deploy.places.forget();

        deploy.givenUp("r2");

        assertThat(deploy.bench.deadLetters()).isEmpty();
        assertThat(deploy.book().running()).isEmpty();
        assertThat(deploy.book().leftForAPerson()).isTrue();
    }

    @Test
    void a_rollout_whose_target_is_unknown_by_then_is_refused() {
        deploy.planned("r1", "1.0");
        var plan = deploy.plan("r1");
        deploy.places.forget();

        deploy.forget().authorised("r1", plan);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "ReleaseRolledBack");
        assertThat(deploy.bench.deadLetters()).isEmpty();
    }
}
