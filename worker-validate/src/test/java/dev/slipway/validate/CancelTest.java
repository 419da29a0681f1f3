package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CancelAccepted;
import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Purpose;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolledBack;
import dev.slipway.events.StopRequested;
import dev.slipway.events.Succeeded;
import org.junit.jupiter.api.Test;

class CancelTest {

    private final GateBench gate = new GateBench();
    private final Stages stages = gate.stages;

    private void cancelledUntouched(String id, String cancel) {
        assertThat(gate.last(CancelAccepted.class).getCancelRequestId()).isEqualTo(cancel);
        var outcome = gate.outcome(id, Cancelled.class);
        assertThat(outcome.getUndone()).isFalse();
        assertThat(outcome.getCancelledBy()).isEqualTo(cancel);
        gate.outcome(cancel, Succeeded.class);
    }

    @Test
    void ends_a_request_that_is_being_planned() {
        var id = gate.deploy("2");
        cancelledUntouched(id, gate.cancel(id));

        var told = gate.bench.published().size();
        gate.hear(stages.planned(id, 1, "2", "1"));
        assertThat(gate.bench.published()).hasSize(told);
    }

    @Test
    void ends_a_request_that_waits_in_line() {
        gate.authorised();
        var id = gate.deploy("3");
        gate.hear(stages.planned(id, 1, "3", "1"));

        cancelledUntouched(id, gate.cancel(id));
    }

    @Test
    void ends_a_request_that_is_being_backed_up_and_lets_the_next_go() {
        var id = gate.deploy("2");
        gate.hear(stages.planned(id, 1, "2", "1"));
        var next = gate.deploy("3");
        gate.hear(stages.planned(next, 1, "3", "1"));

        cancelledUntouched(id, gate.cancel(id));

        assertThat(gate.story(next)).endsWith("DeploymentAdmitted");
        gate.hear(stages.backedUp(id));
        assertThat(gate.story(id)).doesNotContain("RolloutAuthorised");
    }

    @Test
    void asks_deploy_to_stop_what_has_been_authorised() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);

        var stop = gate.last(StopRequested.class);
        assertThat(stop.getEnvelope().getRequestId()).isEqualTo(id);
        assertThat(stop.getCancelRequestId()).isEqualTo(cancel);
        assertThat(stop.getReason()).contains("changed my mind");
        assertThat(gate.outcomes(id)).isEmpty();
        assertThat(gate.outcomes(cancel)).isEmpty();
    }

    @Test
    void is_done_when_deploy_has_undone_and_verify_has_looked() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        gate.hear(stages.undoing(id)).hear(stages.undone(id, "1"));
        assertThat(gate.outcomes(cancel)).isEmpty();
        gate.verified(id);

        assertThat(gate.outcome(id, Cancelled.class).getUndone()).isTrue();
        assertThat(gate.outcome(cancel, Succeeded.class).getRelease()).contains(Requester.release("1"));
    }

    @Test
    void is_refused_when_the_release_was_confirmed_first() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        gate.hear(stages.confirmed(id, "2")).hear(stages.cancelRefused(id, cancel));

        gate.outcome(id, Succeeded.class);
        assertThat(codes(gate.outcome(cancel, Rejected.class).getReasons())).containsExactly("too-late");
    }

    @Test
    void is_refused_with_deploys_own_words_when_deploy_refuses() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        gate.hear(stages.cancelRefused(id, cancel));
        assertThat(codes(gate.outcome(cancel, Rejected.class).getReasons())).containsExactly("confirmed-already");

        gate.hear(stages.confirmed(id, "2"));
        gate.outcome(id, Succeeded.class);
        gate.outcome(cancel, Rejected.class);
    }

    @Test
    void does_not_call_a_deployment_cancelled_that_failed_by_itself() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        gate.hear(stages.failed(id))
                .hear(stages.undoing(id))
                .hear(stages.undone(id, "1"))
                .verified(id);

        assertThat(codes(gate.outcome(id, RolledBack.class).getReasons())).containsExactly("never-ready");
        gate.outcome(cancel, Succeeded.class);
    }

    @Test
    void is_served_by_an_undo_that_had_begun_before_deploy_was_told() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        gate.hear(stages.failed(id))
                .hear(stages.undoing(id))
                .hear(stages.undone(id, "1"))
                .hear(stages.cancelRefused(id, cancel))
                .verified(id);

        gate.outcome(id, RolledBack.class);
        gate.outcome(cancel, Succeeded.class);
    }

    @Test
    void does_not_disturb_an_undo_that_is_under_way() {
        var id = gate.authorised();
        gate.hear(stages.failed(id)).hear(stages.undoing(id));
        var cancel = gate.cancel(id);
        assertThat(gate.bench.published(StopRequested.class)).isEmpty();

        gate.hear(stages.undone(id, "1")).verified(id);

        gate.outcome(id, RolledBack.class);
        gate.outcome(cancel, Succeeded.class);
    }

    @Test
    void fails_with_the_deployment_when_that_cannot_be_undone() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        gate.hear(stages.undoing(id)).hear(stages.undone(id, "1")).hear(stages.unsound(id, Purpose.AFTER_ROLLBACK));

        gate.outcome(id, Failed.class);
        gate.outcome(cancel, Failed.class);
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void answers_everybody_who_wants_the_same_deployment_stopped() {
        var id = gate.authorised();
        var first = gate.cancel(id);
        var second = gate.cancel(id);
        gate.hear(stages.undoing(id)).hear(stages.undone(id, "1")).verified(id);

        assertThat(gate.outcome(id, Cancelled.class).getCancelledBy()).isEqualTo(first);
        gate.outcome(first, Succeeded.class);
        gate.outcome(second, Succeeded.class);
        assertThat(gate.lane().stops()).isEmpty();
    }

    @Test
    void has_nothing_to_do_for_what_is_unknown_or_has_ended() {
        var ended = gate.authorised();
        gate.hear(stages.confirmed(ended, "2"));
        var late = gate.cancel(ended);
        var lost = gate.cancel("nobody");

        assertThat(codes(gate.outcome(late, Rejected.class).getReasons())).containsExactly("nothing-to-cancel");
        assertThat(codes(gate.outcome(lost, Rejected.class).getReasons())).containsExactly("nothing-to-cancel");
    }

    @Test
    void cannot_itself_be_cancelled() {
        var id = gate.authorised();
        var cancel = gate.cancel(id);
        var second = gate.cancel(cancel);

        assertThat(codes(gate.outcome(second, Rejected.class).getReasons())).containsExactly("nothing-to-cancel");
    }
}
