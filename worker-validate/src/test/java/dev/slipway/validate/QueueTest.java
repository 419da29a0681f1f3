package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Rejected;
import dev.slipway.validate.lane.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest {

    private final GateBench gate = new GateBench();
    private final Stages stages = gate.stages;

    private String queued(String version) {
        var id = gate.deploy(version);
        gate.hear(stages.planned(id, 1, version, "1"));
        return id;
    }

    private List<String> line() {
        return gate.lane().line().stream().map(Ticket::id).toList();
    }

    @Test
    void says_behind_whom_a_request_waits_and_at_which_place() {
        var running = gate.authorised();
        queued("3");
        queued("4");

        assertThat(gate.bench.published(DeploymentQueued.class))
                .extracting(DeploymentQueued::getBehind)
                .containsExactly(running, running);
        assertThat(gate.bench.published(DeploymentQueued.class))
                .extracting(DeploymentQueued::getPlace)
                .containsExactly(1, 2);
    }

    @Test
    void goes_in_the_order_of_asking_even_if_plans_come_in_another() {
        var first = gate.deploy("2");
        var second = gate.deploy("3");
        gate.hear(stages.planned(second, 1, "3", "1"));
        assertThat(gate.last(DeploymentQueued.class).getBehind()).isEqualTo(first);
        assertThat(gate.bench.published(DeploymentAdmitted.class)).isEmpty();

        gate.hear(stages.planned(first, 1, "2", "1"));

        assertThat(gate.story(first)).endsWith("DeploymentAdmitted");
        assertThat(gate.story(second)).endsWith("DeploymentQueued");
    }

    @Test
    void admits_the_next_when_the_lane_frees_and_its_plan_still_fits() {
        var running = gate.authorised();
        var next = queued("3");
        gate.hear(stages.failed(running)).hear(stages.undone(running, "1")).verified(running);

        assertThat(gate.story(next)).endsWith("DeploymentQueued", "DeploymentAdmitted");
        assertThat(gate.bench.published(PlanRequested.class))
                .extracting(PlanRequested::getRevision)
                .containsOnly(1);
    }

    @Test
    void asks_for_a_new_plan_when_the_target_has_moved_on_and_keeps_the_place() {
        var running = gate.authorised();
        var next = queued("3");
        var last = queued("4");
        gate.hear(stages.confirmed(running, "2"));

        assertThat(gate.last(PlanRequested.class).getRevision()).isEqualTo(2);
        assertThat(line()).containsExactly(next, last);

        gate.hear(stages.planned(next, 2, "3", "2"));

        assertThat(gate.story(next)).endsWith("PlanRequested", "DeploymentApproved", "DeploymentAdmitted");
        assertThat(gate.story(last)).endsWith("DeploymentQueued");
    }

    @Test
    void asks_for_no_new_approval_when_the_new_plan_is_the_same() {
        var running = gate.authorised();
        var next = queued("3");
        gate.hear(stages.confirmed(running, "2")).hear(stages.planned(next, 2, "3", "1"));

        assertThat(gate.story(next)).containsOnlyOnce("DeploymentApproved").endsWith("DeploymentAdmitted");
        assertThat(gate.bench.published(DeploymentApproved.class)).hasSize(2);
    }

    @Test
    void ignores_the_plan_of_a_revision_that_nobody_wants_any_more() {
        var running = gate.authorised();
        var next = queued("3");
        gate.hear(stages.confirmed(running, "2")).hear(stages.planned(next, 1, "3", "1"));

        assertThat(gate.story(next)).endsWith("PlanRequested");
        assertThat(gate.bench.ignored()).singleElement().asString().contains("RolloutPlanned is not awaited");
    }

    @Test
    void takes_deploys_word_for_what_serves_when_the_plan_is_fresh() {
        var running = gate.authorised();
        gate.hear(stages.confirmed(running, "2"));
        var next = gate.deploy("3");
        gate.hear(stages.planned(next, 1, "3", "somebody-elses"));

        assertThat(gate.story(next)).endsWith("DeploymentAdmitted");
    }

    @Test
    void rejects_a_second_request_where_the_operator_wants_no_queue() {
        var staging = new GateBench(Rules.REJECTING);
        staging.authorised();
        var second = staging.deploy("3");

        assertThat(codes(staging.outcome(second, Rejected.class).getReasons())).containsExactly("target-busy");
    }

    @Test
    void lets_a_rollback_and_a_dry_run_in_where_the_operator_wants_no_queue() {
        var staging = new GateBench(Rules.REJECTING);
        var first = staging.deploy("2");
        staging.hear(staging.stages.planned(first, 1, "2", "1"));
        var rollback = staging.rollback();
        var dry = staging.ada.newId();
        staging.ask(staging.ada.dryRun(dry, "3"));

        assertThat(staging.story(rollback)).endsWith("PlanRequested");
        assertThat(staging.story(dry)).endsWith("PlanRequested");
    }

    @Test
    void puts_a_rollback_before_all_that_wait_and_behind_earlier_rollbacks() {
        var running = gate.deploy("2");
        gate.hear(stages.planned(running, 1, "2", "1"));
        var waiting = queued("3");
        var first = gate.rollback();
        var second = gate.rollback();

        assertThat(line()).containsExactly(running, first, second, waiting);
    }

    @Test
    void keeps_a_rollback_behind_the_one_that_holds_the_lane_when_a_dry_run_was_asked_for_before_both() {
        gate.ask(gate.ada.dryRun(gate.ada.newId(), "9"));
        var running = gate.deploy("2");
        gate.hear(stages.planned(running, 1, "2", "1"));
        var rollback = gate.rollback();
        gate.hear(stages.planned(rollback, 1, "0", "1"));

        assertThat(gate.story(rollback)).endsWith("DeploymentQueued");
        assertThat(gate.bench.published(DeploymentAdmitted.class)).hasSize(1);
    }

    @Test
    void keeps_the_lanes_of_two_targets_apart() {
        var other = new Requester(Rules.OPERATOR, Rules.REJECTING, gate.bench.clock());
        gate.authorised();
        var elsewhere = other.newId();
        var request = other.deploy(elsewhere, "7");
        gate.bench.deliver(request, other.signed(request));
        gate.hear(new Stages(Rules.REJECTING).planned(elsewhere, 1, "7", null));

        assertThat(gate.story(elsewhere)).endsWith("DeploymentAdmitted");
    }
}
