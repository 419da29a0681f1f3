package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Failed;
import dev.slipway.events.Purpose;
import dev.slipway.events.Rejected;
import dev.slipway.events.Succeeded;
import org.junit.jupiter.api.Test;

class HeldTest {

    private final GateBench gate = new GateBench();
    private final Stages stages = gate.stages;

    @Test
    void holds_the_target_when_the_undo_is_stuck() {
        var id = gate.held();

        assertThat(codes(gate.outcome(id, Failed.class).getReasons())).containsExactly("router-gone");
        assertThat(gate.lane().hold().orElseThrow().requestId()).isEqualTo(id);
    }

    @Test
    void holds_the_target_when_what_serves_after_the_rollback_does_not_work() {
        var id = gate.undone();
        gate.hear(stages.unsound(id, Purpose.AFTER_ROLLBACK));

        assertThat(codes(gate.outcome(id, Failed.class).getReasons()))
                .containsExactly("never-ready", "smoke-failed", "unsound-after-rollback");
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void lets_nothing_go_while_the_target_is_held() {
        var running = gate.authorised();
        var waiting = gate.deploy("3");
        var planning = gate.deploy("4");
        gate.hear(stages.planned(waiting, 1, "3", "1")).hear(stages.stuck(running));
        gate.hear(stages.planned(planning, 1, "4", "1"));

        assertThat(gate.story(waiting)).endsWith("DeploymentQueued");
        assertThat(gate.last(DeploymentQueued.class).getPlace()).isEqualTo(2);
        var refused = gate.deploy("5");
        var back = gate.rollback();
        assertThat(codes(gate.outcome(refused, Rejected.class).getReasons())).containsExactly("target-held");
        assertThat(codes(gate.outcome(back, Rejected.class).getReasons())).containsExactly("target-held");
    }

    @Test
    void names_the_hold_to_the_first_in_line() {
        var running = gate.authorised();
        var waiting = gate.deploy("3");
        gate.hear(stages.stuck(running)).hear(stages.planned(waiting, 1, "3", "1"));

        assertThat(gate.last(DeploymentQueued.class).getBehind()).isEqualTo(running);
        assertThat(gate.last(DeploymentQueued.class).getPlace()).isEqualTo(1);
    }

    @Test
    void goes_on_with_a_new_plan_once_a_person_has_cleared_it() {
        var running = gate.authorised();
        var waiting = gate.deploy("3");
        gate.hear(stages.planned(waiting, 1, "3", "1")).hear(stages.stuck(running));
        var clear = gate.clear();

        assertThat(gate.outcome(clear, Succeeded.class).getStatement()).contains(running);
        assertThat(gate.lane().hold()).isEmpty();
        assertThat(gate.story(waiting)).endsWith("PlanRequested");
        gate.hear(stages.planned(waiting, 2, "3", "2"));
        assertThat(gate.story(waiting)).endsWith("DeploymentAdmitted");
    }

    @Test
    void lets_a_waiting_request_be_cancelled_while_the_target_is_held() {
        var running = gate.authorised();
        var waiting = gate.deploy("3");
        gate.hear(stages.stuck(running));
        var cancel = gate.cancel(waiting);

        gate.outcome(cancel, Succeeded.class);
        assertThat(gate.lane().line()).isEmpty();
        assertThat(gate.lane().hold()).isPresent();
    }

    @Test
    void rejects_clearing_what_is_not_held() {
        var clear = gate.clear();

        assertThat(codes(gate.outcome(clear, Rejected.class).getReasons())).containsExactly("not-held");
    }
}
