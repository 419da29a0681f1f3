package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CheckCompleted;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Evidence;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageName;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.Events;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T01:59:00Z");
    private static final Instant WITHIN = Instant.parse("2026-01-01T02:01:00Z");
    private static final Instant LATE = Instant.parse("2026-01-01T04:59:00Z");
    private static final Instant AFTER = Instant.parse("2026-01-01T05:00:00Z");

    private final GateBench gate = lively(Rules.FROZEN);
    private final Stages stages = gate.stages;

    /** All stages work and show it. */
    private static GateBench lively(String target) {
        var gate = new GateBench(target);
        gate.bench.silence(StageName.DEPLOY, Duration.ZERO).silence(StageName.BACKUP, Duration.ZERO);
        return gate;
    }

    private static void go(GateBench gate, Instant to) {
        gate.bench.advance(Duration.between(gate.bench.clock().instant(), to));
    }

    private String planned(String version) {
        var id = gate.deploy(version);
        gate.hear(stages.planned(id, 1, version, "1"));
        return id;
    }

    private Evidence freezeCheckOf(String id) {
        return gate.bench.published(CheckCompleted.class).stream()
                .filter(check -> Events.envelopeOf(check).getRequestId().equals(id))
                .map(CheckCompleted::getEvidence)
                .filter(evidence -> evidence.getName().equals("freeze"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lets_a_request_go_outside_of_the_windows() {
        go(gate, BEFORE);
        var id = planned("2");

        assertThat(gate.story(id)).endsWith("DeploymentApproved", "DeploymentAdmitted");
        assertThat(freezeCheckOf(id).getVerdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void makes_a_request_wait_and_says_for_what_and_until_when() {
        go(gate, WITHIN);
        var id = planned("2");

        assertThat(gate.story(id)).endsWith("DeploymentApproved", "DeploymentQueued");
        var queued = gate.last(DeploymentQueued.class);
        assertThat(queued.getBehind()).isEmpty();
        assertThat(queued.getPlace()).isEqualTo(1);
        assertThat(queued.getReason().orElseThrow().getCode()).isEqualTo("frozen");
        assertThat(queued.getReason().orElseThrow().getMessage())
                .isEqualTo(
                        "freeze window `party` (everybody celebrates), open again at 2026-01-01T05:00:00Z; it goes on"
                                + " by itself, or cancel it");
        assertThat(gate.lane().running()).isEmpty();
    }

    @Test
    void goes_on_by_itself_when_the_window_ends_and_says_only_once_that_it_waits() {
        go(gate, WITHIN);
        var id = planned("2");
        go(gate, LATE);
        assertThat(gate.bench.published(DeploymentAdmitted.class)).isEmpty();

        go(gate, AFTER);

        assertThat(gate.story(id)).endsWith("DeploymentQueued", "DeploymentAdmitted");
        assertThat(gate.bench.published(DeploymentQueued.class)).hasSize(1);
    }

    @Test
    void keeps_those_that_wait_in_the_order_of_asking() {
        go(gate, WITHIN);
        var first = planned("2");
        var second = planned("3");
        go(gate, AFTER);

        assertThat(gate.bench.published(DeploymentQueued.class))
                .extracting(DeploymentQueued::getPlace)
                .containsExactly(1, 2);
        assertThat(gate.story(first)).endsWith("DeploymentAdmitted");
        assertThat(gate.story(second)).endsWith("DeploymentQueued");
    }

    @Test
    void goes_on_after_a_crash_as_if_nothing_had_happened() {
        go(gate, WITHIN);
        var id = planned("2");
        go(gate, LATE);
        gate.bench.crashAfter("overdue");
        go(gate, AFTER);
        gate.bench.resume();

        assertThat(gate.story(id)).containsOnlyOnce("DeploymentAdmitted");
    }

    @Test
    void goes_on_soon_when_the_operator_takes_the_window_away() {
        go(gate, WITHIN);
        var id = planned("2");
        gate.rules = OperationsFile.parse(
                Rules.WRITTEN.replace("2026-01-01T05:00", "2026-01-01T02:01").getBytes(StandardCharsets.UTF_8));
        gate.bench.advance(Duration.ofMinutes(5));

        assertThat(gate.story(id)).endsWith("DeploymentAdmitted");
    }

    @Test
    void rejects_a_request_at_once_where_nobody_shall_wait() {
        var closed = lively(Rules.CLOSED);
        go(closed, WITHIN);
        var id = closed.deploy("2");

        var why = closed.outcome(id, Rejected.class).getReasons();
        assertThat(codes(why)).containsExactly("frozen");
        assertThat(why.getFirst().getMessage()).contains("`party`", "2026-01-01T05:00:00Z", "`override-freeze`");
    }

    @Test
    void rejects_a_request_that_is_planned_when_a_window_has_begun_where_nobody_shall_wait() {
        var closed = lively(Rules.CLOSED);
        go(closed, BEFORE);
        var id = closed.deploy("2");
        go(closed, WITHIN);
        closed.hear(closed.stages.planned(id, 1, "2", "1"));

        assertThat(codes(closed.outcome(id, Rejected.class).getReasons())).containsExactly("frozen");
        assertThat(closed.bench.published(DeploymentAdmitted.class)).isEmpty();
    }

    @Test
    void rejects_a_request_before_it_touches_anything_when_a_window_begins_during_its_backup() {
        var closed = lively(Rules.CLOSED);
        go(closed, BEFORE);
        var id = closed.deploy("2");
        closed.hear(closed.stages.planned(id, 1, "2", "1"));
        go(closed, WITHIN);
        closed.hear(closed.stages.backedUp(id));

        assertThat(codes(closed.outcome(id, Rejected.class).getReasons())).containsExactly("frozen");
        assertThat(closed.bench.published(RolloutAuthorised.class)).isEmpty();
    }

    @Test
    void gives_the_lane_back_when_a_window_begins_during_its_backup_and_makes_another_one_afterwards() {
        go(gate, BEFORE);
        var id = planned("2");
        go(gate, WITHIN);
        gate.hear(stages.backedUp(id));
        assertThat(gate.story(id)).endsWith("DeploymentAdmitted", "DeploymentQueued");
        assertThat(gate.lane().running()).isEmpty();

        go(gate, AFTER);
        assertThat(gate.story(id)).endsWith("DeploymentQueued", "DeploymentAdmitted");
        gate.hear(stages.backedUp(id));

        assertThat(gate.story(id)).endsWith("DeploymentAdmitted", "RolloutAuthorised");
    }

    @Test
    void does_not_stop_what_was_authorised_before_the_window_began() {
        go(gate, BEFORE);
        var id = gate.authorised();
        go(gate, WITHIN);
        gate.hear(stages.confirmed(id, "2"));

        gate.outcome(id, Succeeded.class);
    }

    @Test
    void lets_a_rollback_pass_those_that_are_frozen_and_says_so() {
        go(gate, WITHIN);
        var waiting = planned("2");
        var rollback = gate.rollback();
        gate.hear(stages.planned(rollback, 1, "0", "1"));

        assertThat(gate.story(rollback)).endsWith("DeploymentAdmitted", "RolloutAuthorised");
        assertThat(freezeCheckOf(rollback).getObserved()).startsWith("a rollback goes ahead whatever is frozen: ");
        assertThat(gate.story(waiting)).endsWith("DeploymentQueued");
    }

    @Test
    void plans_again_when_a_rollback_has_passed_a_frozen_request() {
        go(gate, WITHIN);
        var waiting = planned("2");
        var rollback = gate.rollback();
        gate.hear(stages.planned(rollback, 1, "0", "1")).hear(stages.confirmed(rollback, "0"));
        go(gate, AFTER);

        assertThat(gate.story(waiting)).endsWith("DeploymentQueued", "PlanRequested");
    }

    @Test
    void lets_a_frozen_request_be_cancelled_and_says_that_a_cancel_is_never_frozen() {
        go(gate, WITHIN);
        var waiting = planned("2");
        var cancel = gate.cancel(waiting);

        gate.outcome(cancel, Succeeded.class);
        assertThat(gate.story(waiting)).endsWith("CancelAccepted", "Cancelled");
        assertThat(freezeCheckOf(cancel).getObserved()).startsWith("a cancel goes ahead whatever is frozen: ");
        assertThat(gate.bench.timers()).isEmpty();
    }

    @Test
    void clears_a_held_target_in_a_freeze() {
        go(gate, BEFORE);
        gate.held();
        go(gate, WITHIN);
        var clear = gate.clear();

        gate.outcome(clear, Succeeded.class);
        assertThat(freezeCheckOf(clear).getObserved()).startsWith("a clear goes ahead whatever is frozen: ");
    }

    @Test
    void shows_the_plan_of_a_dry_run_in_a_freeze() {
        go(gate, WITHIN);
        var id = gate.ada.newId();
        gate.ask(gate.ada.dryRun(id, "2")).hear(stages.planned(id, 1, "2", "1"));

        gate.outcome(id, Succeeded.class);
        assertThat(freezeCheckOf(id).getVerdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void lets_somebody_with_the_right_override_it_for_a_reason_and_go_before_those_that_wait() {
        go(gate, WITHIN);
        var waiting = planned("2");
        var id = gate.ada.newId();
        gate.ask(gate.ada.deployDespiteFreeze(id, "3", "customers see each other's orders"))
                .hear(stages.planned(id, 1, "3", "1"))
                .hear(stages.backedUp(id));

        assertThat(gate.story(id)).endsWith("DeploymentAdmitted", "RuleOverridden", "RolloutAuthorised");
        var overridden = gate.last(RuleOverridden.class);
        assertThat(overridden.getRule()).isEqualTo("freeze");
        assertThat(overridden.getOverriddenBy()).isEqualTo("ada");
        assertThat(overridden.getReason()).isEqualTo("customers see each other's orders");
        assertThat(gate.story(waiting)).endsWith("DeploymentQueued");
        assertThat(gate.lane().running().orElseThrow().id()).isEqualTo(id);
        assertThat(freezeCheckOf(id).getVerdict()).isEqualTo(Verdict.WARN);
        assertThat(freezeCheckOf(id).getObserved())
                .contains("`party`", "overridden by `ada`: customers see each other's orders");
    }

    @Test
    void rejects_an_override_of_somebody_without_the_right() {
        go(gate, WITHIN);
        var ci = new Requester(Rules.MACHINE, Rules.FROZEN, gate.bench.clock());
        var id = ci.newId();
        var request = ci.deployDespiteFreeze(id, "2", "it is only a small change");
        gate.bench.deliver(request, ci.signed(request));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("not-allowed");
    }

    @Test
    void no_longer_takes_the_override_of_somebody_who_has_lost_the_right_since() {
        go(gate, WITHIN);
        var id = gate.ada.newId();
        gate.ask(gate.ada.deployDespiteFreeze(id, "2", "customers see each other's orders"));
        gate.hear(stages.planned(id, 1, "2", "1"));
        assertThat(gate.story(id)).endsWith("DeploymentAdmitted");

        gate.rules = OperationsFile.parse(Rules.WRITTEN
                .replace("cancel, clear, override-freeze]", "cancel, clear]")
                .getBytes(StandardCharsets.UTF_8));
        gate.hear(stages.backedUp(id));

        assertThat(gate.bench.published(RolloutAuthorised.class)).isEmpty();
        assertThat(gate.last(DeploymentQueued.class).getReason().orElseThrow().getMessage())
                .contains("`party`");
    }

    @Test
    void gives_no_dark_release_traffic_in_a_window() {
        var open = lively(Rules.CLOSED);
        go(open, WITHIN);
        var id = open.ada.newId();
        open.ask(open.ada.release(id, "2"));

        assertThat(codes(open.outcome(id, Rejected.class).getReasons())).contains("frozen");
    }

    @Test
    void rejects_an_override_without_a_reason() {
        var id = gate.ada.newId();
        gate.ask(gate.ada.deployDespiteFreeze(id, "2", " "));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("override-without-reason");
    }

    @Test
    void rejects_an_override_that_was_slipped_into_a_signed_request() {
        go(gate, WITHIN);
        var id = gate.ada.newId();
        var signature = gate.ada.signed(gate.ada.deploy(id, "2"));
        gate.bench.deliver(gate.ada.deployDespiteFreeze(id, "2", "slipped in"), signature);

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).contains("signature-invalid");
    }
}
