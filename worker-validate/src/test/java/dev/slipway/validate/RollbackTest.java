package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Cancelled;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.Failed;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Rejected;
import dev.slipway.events.RequestKind;
import dev.slipway.events.StopRequested;
import dev.slipway.events.Succeeded;
import dev.slipway.validate.lane.Ticket;
import org.junit.jupiter.api.Test;

class RollbackTest {

    private final GateBench gate = new GateBench();
    private final Stages stages = gate.stages;

    @Test
    void goes_without_a_backup_when_only_traffic_moves_and_says_what_it_skips() {
        var id = gate.rollback();
        gate.hear(stages.planned(id, 1, "1", "2"));

        assertThat(gate.story(id)).endsWith("DeploymentApproved", "DeploymentAdmitted", "RolloutAuthorised");
        assertThat(gate.last(DeploymentApproved.class).getReason())
                .contains("without approval, freeze, promotion and canary");
        gate.hear(stages.backedUp(id)).hear(stages.confirmed(id, "1"));
        gate.outcome(id, Succeeded.class);
        assertThat(gate.story(id)).containsOnlyOnce("RolloutAuthorised");
    }

    @Test
    void waits_for_a_backup_when_the_schema_moves() {
        var id = gate.rollback();
        gate.hear(stages.plannedWithSchema(id, 1, "1", "2"));
        assertThat(gate.story(id)).endsWith("DeploymentAdmitted");

        gate.hear(stages.backedUp(id));
        assertThat(gate.story(id)).endsWith("RolloutAuthorised");
    }

    @Test
    void names_the_version_to_go_back_to() {
        var id = gate.ada.newId();
        gate.ask(gate.ada.rollbackTo(id, "0.9"));

        var wanted = gate.last(PlanRequested.class);
        assertThat(wanted.getToVersion()).contains("0.9");
        assertThat(wanted.getRelease()).isEmpty();
        assertThat(wanted.getKind()).isEqualTo(RequestKind.ROLLBACK);
    }

    @Test
    void is_rejected_when_there_is_nothing_to_go_back_to() {
        var id = gate.rollback();
        gate.hear(stages.cannotPlan(id));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("nothing-to-go-back-to");
    }

    @Test
    void stops_the_deployment_that_is_under_way() {
        var id = gate.authorised();
        var rollback = gate.rollback();
        assertThat(gate.last(StopRequested.class).getCancelRequestId()).isEqualTo(rollback);

        gate.hear(stages.undoing(id)).hear(stages.undone(id, "1")).verified(id);

        assertThat(gate.outcome(id, Cancelled.class).getCancelledBy()).isEqualTo(rollback);
        assertThat(gate.outcome(rollback, Succeeded.class).getRelease()).contains(Requester.release("1"));
    }

    @Test
    void goes_on_by_itself_when_the_deployment_was_confirmed_first() {
        var id = gate.authorised();
        var waiting = gate.deploy("3");
        var rollback = gate.rollback();
        gate.hear(stages.confirmed(id, "2")).hear(stages.cancelRefused(id, rollback));

        assertThat(gate.outcomes(rollback)).isEmpty();
        assertThat(gate.last(PlanRequested.class).getEnvelope().getRequestId()).isEqualTo(rollback);
        assertThat(gate.lane().line()).extracting(Ticket::id).containsExactly(rollback, waiting);

        gate.hear(stages.planned(rollback, 1, "1", "2")).hear(stages.confirmed(rollback, "1"));
        gate.outcome(rollback, Succeeded.class);
    }

    @Test
    void goes_on_by_itself_when_another_version_is_wanted_than_serves_after_the_stop() {
        var id = gate.authorised();
        var rollback = gate.ada.newId();
        gate.ask(gate.ada.rollbackTo(rollback, "0.9"));
        gate.hear(stages.undoing(id)).hear(stages.undone(id, "1")).verified(id);

        gate.outcome(id, Cancelled.class);
        assertThat(gate.story(rollback)).endsWith("PlanRequested");
    }

    @Test
    void is_rejected_with_deploys_words_when_deploy_refuses_to_stop() {
        var id = gate.authorised();
        var rollback = gate.rollback();
        gate.hear(stages.cancelRefused(id, rollback));

        assertThat(codes(gate.outcome(rollback, Rejected.class).getReasons())).containsExactly("confirmed-already");
    }

    @Test
    void fails_with_the_deployment_that_cannot_be_undone() {
        var id = gate.authorised();
        var rollback = gate.rollback();
        gate.hear(stages.undoing(id)).hear(stages.stuck(id));

        gate.outcome(rollback, Failed.class);
    }

    @Test
    void queues_behind_another_rollback_instead_of_stopping_it() {
        var first = gate.rollback();
        gate.hear(stages.planned(first, 1, "1", "2"));
        var second = gate.rollback();

        assertThat(gate.bench.published(StopRequested.class)).isEmpty();
        assertThat(gate.story(second)).endsWith("PlanRequested");
    }

    @Test
    void waits_for_a_deployment_that_has_not_been_authorised_and_is_planned_anew_after_it() {
        var id = gate.deploy("2");
        gate.hear(stages.planned(id, 1, "2", "1"));
        var rollback = gate.rollback();
        gate.hear(stages.planned(rollback, 1, "0", "1"));
        assertThat(gate.story(rollback)).endsWith("DeploymentQueued");

        gate.hear(stages.backedUp(id)).hear(stages.confirmed(id, "2"));

        assertThat(gate.story(rollback)).endsWith("PlanRequested");
    }

    @Test
    void is_refused_for_one_service_alone() {
        var id = gate.ada.newId();
        gate.ask(gate.ada.rollbackOf(id, "backend"));

        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("service-alone");
    }

    @Test
    void can_be_cancelled_like_a_deployment() {
        var id = gate.rollback();
        gate.hear(stages.planned(id, 1, "1", "2"));
        var cancel = gate.cancel(id);
        gate.hear(stages.undoing(id)).hear(stages.undone(id, "2")).verified(id);

        assertThat(gate.outcome(id, Cancelled.class).getKind()).isEqualTo(RequestKind.ROLLBACK);
        gate.outcome(cancel, Succeeded.class);
    }
}
