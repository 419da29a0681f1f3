package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CancelRefused;
import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.RolloutPlanned;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployReleaseTest {

    private final DeployBench deploy = new DeployBench();

    @Test
    void deploys_the_first_release() {
        deploy.deployed("r1", "1.0");

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutPlanned",
                        "RolloutStarted",
                        "ServiceStarted",
                        "ServiceStarted",
                        "ReleaseStarted",
                        "TrafficShifted",
                        "ReleaseDeployed",
                        "ReleaseConfirmed");
        assertThat(deploy.deeds()).containsExactly("start backend 1.0", "start frontend 1.0", "route to 1.0");
        assertThat(deploy.bench.published(ReleaseConfirmed.class).getFirst().getRollbackUntil())
                .isEmpty();
    }

    @Test
    void keeps_the_files_of_no_release_but_those_that_run() {
        deploy.planned("dry-run", "0.9");
        assertThat(deploy.bundles.onDisk).isEmpty();

        deploy.deployed("r1", "1.0").deployed("r2", "1.1").deployed("r3", "1.2");
        assertThat(deploy.bundles.onDisk).containsExactlyInAnyOrder("1.1", "1.2");

        deploy.bench.advance(Duration.ofMinutes(11));
        assertThat(deploy.bundles.onDisk).containsExactly("1.2");
    }

    @Test
    void keeps_the_old_release_warm_until_its_window_closes() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();

        deploy.bench.advance(Duration.ofMinutes(9));
        assertThat(deploy.instances.names())
                .containsExactlyInAnyOrder("backend 1.0", "frontend 1.0", "backend 1.1", "frontend 1.1");

        deploy.bench.advance(Duration.ofMinutes(2));
        assertThat(deploy.story()).containsExactly("RollbackWindowClosed");
        assertThat(deploy.instances.names()).containsExactlyInAnyOrder("backend 1.1", "frontend 1.1");
    }

    @Test
    void a_new_rollout_closes_the_window_of_the_last_one_first() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").planned("r3", "1.2");
        var plan = deploy.plan("r3");

        deploy.forget().authorised("r3", plan);

        assertThat(deploy.story()).startsWith("RolloutStarted", "RollbackWindowClosed", "ServiceStarted");
        assertThat(deploy.deeds()).startsWith("stop backend 1.0", "stop frontend 1.0", "start backend 1.2");
        assertThat(deploy.bench.timers()).noneMatch(timer -> timer.startsWith("close-window"));
    }

    @Test
    void a_service_that_does_not_start_leaves_the_old_release_serving() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
        deploy.instances.failToStart("frontend", "1.1", "It ended with exit code 1.");
        var plan = deploy.plan("r2");

        deploy.forget().authorised("r2", plan);

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutStarted",
                        "ServiceStarted",
                        "RolloutFailed",
                        "RollbackStarted",
                        "ServiceReverted",
                        "ReleaseRolledBack");
        assertThat(deploy.bench.published(RolloutFailed.class).getFirst().getStep())
                .isEqualTo("start:frontend");
        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("exit code 1");
        assertThat(deploy.deeds()).containsExactly("start backend 1.1", "stop backend 1.1");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_failed_verification_before_traffic_never_shows_to_users() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").forget();

        deploy.failed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutFailed", "RollbackStarted", "ServiceReverted", "ServiceReverted", "ReleaseRolledBack");
        assertThat(deploy.deeds()).containsExactly("stop frontend 1.1", "stop backend 1.1");
    }

    @Test
    void a_failed_verification_after_the_switch_gives_users_the_old_release_first() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutFailed",
                        "RollbackStarted",
                        "TrafficShifted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ReleaseRolledBack");
        assertThat(deploy.deeds()).containsExactly("route to 1.0", "stop frontend 1.1", "stop backend 1.1");
        var back = deploy.bench.published(ReleaseRolledBack.class).getFirst();
        assertThat(back.getRelease().orElseThrow().getVersion()).isEqualTo("1.0");
        assertThat(back.getInstances()).hasSize(2);
        assertThat(back.getReason().getMessage()).contains("The page does not open.");
    }

    @Test
    void what_died_of_the_old_release_is_started_again_before_traffic_returns() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
        deploy.instances.die("backend", "1.0");

        deploy.failed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.deeds()).startsWith("start backend 1.0", "route to 1.0");
        assertThat(deploy.router.table().backends())
                .containsExactlyInAnyOrderElementsOf(deploy.instances.running.stream()
                        .map(RunningInstance::backend)
                        .toList());
    }

    @Test
    void the_first_release_that_fails_leaves_nothing_serving() {
        deploy.planned("r1", "1.0")
                .authorised("r1")
                .passed("r1", Purpose.BEFORE_TRAFFIC)
                .forget();

        deploy.failed("r1", Purpose.AFTER_SWITCH);

        assertThat(deploy.bench.published(ReleaseRolledBack.class).getFirst().getRelease())
                .isEmpty();
        assertThat(deploy.instances.running).isEmpty();
        assertThat(deploy.router.table().backends()).isEmpty();
        assertThat(deploy.router.table().routes()).hasSize(2);
    }

    @Test
    void a_stop_during_a_start_is_heard_at_once() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
        deploy.instances.duringNextStart(() -> deploy.stop("r2"));
        var plan = deploy.plan("r2");

        deploy.forget().authorised("r2", plan);

        assertThat(deploy.story()).containsExactly("RolloutStarted", "RollbackStarted", "ReleaseRolledBack");
        assertThat(deploy.deeds()).containsExactly("start backend 1.1", "stop backend 1.1");
    }

    @Test
    void a_stop_after_the_switch_takes_the_traffic_back() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();

        deploy.stop("r2");

        assertThat(deploy.story())
                .startsWith("RollbackStarted", "TrafficShifted")
                .endsWith("ReleaseRolledBack");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_stop_after_the_confirmation_is_refused_with_what_to_do() {
        deploy.deployed("r1", "1.0").forget();

        deploy.stop("r1");

        assertThat(deploy.story()).containsExactly("CancelRefused");
        var refused = deploy.bench.published(CancelRefused.class).getFirst();
        assertThat(refused.getCancelRequestId()).isEqualTo("cancel");
        assertThat(refused.getReason().getMessage()).contains("rollback");
    }

    @Test
    void a_stop_that_overtakes_its_rollout_waits_for_it() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
        var plan = deploy.plan("r2");
        deploy.forget().stop("r2");
        assertThat(deploy.story()).isEmpty();

        deploy.authorised("r2", plan);

        assertThat(deploy.story()).containsExactly("RolloutStarted", "RollbackStarted", "ReleaseRolledBack");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void overdue_with_time_left_is_undone() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").forget();

        deploy.overdue("r2", Duration.ofSeconds(60));

        assertThat(deploy.story())
                .startsWith("RolloutFailed", "RollbackStarted")
                .endsWith("ReleaseRolledBack");
    }

    @Test
    void overdue_too_late_says_nothing_and_keeps_what_serves() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();

        deploy.overdue("r2", Duration.ofSeconds(9)).passed("r2", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).isEmpty();
        assertThat(deploy.deeds()).isEmpty();
        assertThat(deploy.live()).isEqualTo("1.1");
    }

    @Test
    void a_rollout_that_was_overdue_before_it_began_never_begins() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1");
        var plan = deploy.plan("r2");

        deploy.forget().overdue("r2", Duration.ofSeconds(5)).authorised("r2", plan);
        assertThat(deploy.story()).isEmpty();

        deploy.planned("r3", "1.1");
        var third = deploy.plan("r3");
        deploy.forget().overdue("r3", Duration.ofSeconds(60)).authorised("r3", third);
        assertThat(deploy.story()).containsExactly("RolloutFailed", "ReleaseRolledBack");
        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void an_outcome_that_the_gate_has_stated_ends_all_work_on_its_request() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").forget();

        deploy.givenUp("r2").passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.story()).isEmpty();
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void what_a_dead_rollout_left_behind_is_ended_by_the_next_one() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").givenUp("r2");
        deploy.planned("r3", "1.2");
        var plan = deploy.plan("r3");

        deploy.forget().authorised("r3", plan);

        assertThat(deploy.deeds())
                .containsExactly("stop backend 1.1", "stop frontend 1.1", "start backend 1.2", "start frontend 1.2");
    }

    @Test
    void a_rollout_that_the_gate_let_go_ends_one_that_nobody_ended() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").planned("r3", "1.2");
        var plan = deploy.plan("r3");

        deploy.forget().authorised("r3", plan).passed("r2", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.story())
                .containsExactly("RolloutStarted", "ServiceStarted", "ServiceStarted", "ReleaseStarted");
        assertThat(deploy.deeds()).startsWith("stop backend 1.1", "stop frontend 1.1");
    }

    @Test
    void a_plan_for_ground_that_has_moved_is_refused_and_nothing_touched() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").planned("r3", "1.2");
        var plan = deploy.plan("r3");
        deploy.authorised("r2").passed("r2", Purpose.BEFORE_TRAFFIC).passed("r2", Purpose.AFTER_SWITCH);

        deploy.forget().authorised("r3", plan);

        assertThat(deploy.story()).containsExactly("RolloutFailed", "ReleaseRolledBack");
        assertThat(deploy.deeds()).isEmpty();
        assertThat(deploy.bench
                        .published(RolloutFailed.class)
                        .getFirst()
                        .getReason()
                        .getMessage())
                .contains("1.0", "1.1");
    }

    @Test
    void going_back_to_a_warm_release_starts_nothing() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();

        deploy.rolledBackTo("r3", null);

        assertThat(deploy.deeds()).containsExactly("route to 1.0");
        assertThat(deploy.live()).isEqualTo("1.0");
        assertThat(deploy.book().warm().orElseThrow().release().getVersion()).isEqualTo("1.1");
        assertThat(deploy.bench.timers()).contains("close-window/r2").doesNotContain("close-window/r1");
    }

    @Test
    void going_back_to_a_cold_release_starts_it_again() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1");
        deploy.bench.advance(Duration.ofMinutes(11));

        deploy.forget().rolledBackTo("r3", "1.0");

        assertThat(deploy.deeds()).containsExactly("start backend 1.0", "start frontend 1.0", "route to 1.0");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_rollback_that_fails_keeps_the_warm_release_warm() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();

        deploy.plannedBack("r3", null).authorised("r3").failed("r3", Purpose.BEFORE_TRAFFIC);

        assertThat(deploy.instances.names())
                .containsExactlyInAnyOrder("backend 1.0", "frontend 1.0", "backend 1.1", "frontend 1.1");
        assertThat(deploy.live()).isEqualTo("1.1");
        assertThat(deploy.bench.timers()).contains("close-window/r1");
    }

    @Test
    void a_window_that_closes_during_a_rollback_to_it_stays_open() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").forget();
        deploy.plannedBack("r3", null).authorised("r3");

        deploy.bench.advance(Duration.ofMinutes(11));
        assertThat(deploy.deeds()).isEmpty();

        deploy.passed("r3", Purpose.BEFORE_TRAFFIC).passed("r3", Purpose.AFTER_SWITCH);
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void any_recorded_version_can_be_gone_back_to() {
        deploy.deployed("r1", "1.0").deployed("r2", "1.1").deployed("r3", "1.2").forget();

        deploy.rolledBackTo("r4", "1.0");

        assertThat(deploy.live()).isEqualTo("1.0");
        assertThat(deploy.deeds()).contains("start backend 1.0", "route to 1.0");
    }

    @Test
    void a_rollback_that_is_impossible_is_not_planned() {
        deploy.plannedBack("r1", null).plannedBack("r2", "0.9");

        assertThat(deploy.bench.published(RolloutPlanned.class)).isEmpty();
        assertThat(deploy.bench.published(RolloutFailed.class))
                .extracting(
                        failed -> failed.getStep() + " " + failed.getReason().getCode())
                .containsExactly("plan nothing-to-go-back-to", "plan version-not-recorded");
    }

    @Test
    void a_bundle_that_cannot_be_used_is_not_planned() {
        deploy.bundles.unusable.add("1.0");

        deploy.planned("r1", "1.0");

        assertThat(deploy.bench.published(RolloutFailed.class))
                .extracting(failed -> failed.getReason().getCode())
                .containsExactly("bundle-unusable");
    }

    @Test
    void an_undo_that_cannot_be_done_calls_for_a_person_with_the_exact_state() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
        deploy.router.breakDown();

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(Duration.ofMinutes(5));

        assertThat(deploy.story()).containsExactly("RolloutFailed", "RollbackStarted", "RollbackStuck");
        var stuck = deploy.bench.published(RollbackStuck.class).getFirst();
        assertThat(stuck.getStep()).isEqualTo("take-traffic-back");
        assertThat(stuck.getReason().getMessage()).contains("does not answer", "Now 1.1 serves", "backend-3");
        assertThat(deploy.book().running()).isEmpty();
    }

    @Test
    void an_instance_that_will_not_end_leaves_the_undo_stuck_but_the_traffic_back() {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
        deploy.instances.failToStop("frontend", "1.1", new IllegalStateException("It does not end."));

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.bench.advance(Duration.ofMinutes(5));

        assertThat(deploy.story()).endsWith("TrafficShifted", "RollbackStuck");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @Test
    void a_shift_that_fails_for_good_is_undone() {
        deploy.deployed("r1", "1.0").planned("r2", "1.1").authorised("r2").forget();
        deploy.router.breakDown();
        deploy.passed("r2", Purpose.BEFORE_TRAFFIC);
        deploy.bench.advance(Duration.ofSeconds(5));
        assertThat(deploy.story()).isEmpty();
        deploy.bench.advance(Duration.ofSeconds(2));
        deploy.router.repair();
        deploy.bench.advance(Duration.ofMinutes(5));

        assertThat(deploy.deeds()).contains("route to 1.1");
        assertThat(deploy.story()).containsExactly("TrafficShifted", "ReleaseDeployed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PlanRequested", "RolloutAuthorised", "make-room", "start", "VerificationPassed", "shift-traffic"
            })
    void a_crash_at_any_step_forward_changes_nothing_in_the_end(String where) {
        deploy.bench.crashAfter(where);
        deploy.planned("r1", "1.0");
        deploy.restarted();
        deploy.bench.crashAfter(where);
        deploy.authorised("r1");
        deploy.restarted();
        for (var purpose : new Purpose[] {Purpose.BEFORE_TRAFFIC, Purpose.AFTER_SWITCH}) {
            deploy.bench.crashAfter(where);
            deploy.passed("r1", purpose);
            deploy.restarted();
        }

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutPlanned",
                        "RolloutStarted",
                        "ServiceStarted",
                        "ServiceStarted",
                        "ReleaseStarted",
                        "TrafficShifted",
                        "ReleaseDeployed",
                        "ReleaseConfirmed");
        assertThat(deploy.instances.names()).containsExactly("backend 1.0", "frontend 1.0");
        assertThat(deploy.live()).isEqualTo("1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VerificationFailed", "take-traffic-back", "revert", "settle"})
    void a_crash_at_any_step_back_changes_nothing_in_the_end(String where) {
        deploy.deployed("r1", "1.0")
                .planned("r2", "1.1")
                .authorised("r2")
                .passed("r2", Purpose.BEFORE_TRAFFIC)
                .forget();
        deploy.bench.crashAfter(where);

        deploy.failed("r2", Purpose.AFTER_SWITCH);
        deploy.restarted();

        assertThat(deploy.story())
                .containsExactly(
                        "RolloutFailed",
                        "RollbackStarted",
                        "TrafficShifted",
                        "ServiceReverted",
                        "ServiceReverted",
                        "ReleaseRolledBack");
        assertThat(deploy.instances.names()).containsExactly("backend 1.0", "frontend 1.0");
        assertThat(deploy.router.table().release()).isEqualTo("1.0");
    }

    @Test
    void a_worker_that_lost_the_target_says_nothing() {
        deploy.planned("r1", "1.0");
        var plan = deploy.plan("r1");
        deploy.bench.loseOwnership();

        deploy.forget().authorised("r1", plan);

        assertThat(deploy.story()).containsExactly("RolloutStarted");
        assertThat(deploy.deeds()).isEmpty();
    }

    @Test
    void what_is_said_about_another_request_is_not_believed() {
        deploy.planned("r1", "1.0").authorised("r1").forget();

        deploy.passed("r2", Purpose.BEFORE_TRAFFIC)
                .failed("r2", Purpose.BEFORE_TRAFFIC)
                .passed("r1", Purpose.AFTER_SWITCH);

        assertThat(deploy.story()).isEmpty();
        assertThat(deploy.bench.ignored()).hasSizeGreaterThanOrEqualTo(3);
    }
}
