package dev.slipway.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Superseded;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.lane.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupersedeTest {

    private final List<Finding> answers = new ArrayList<>();
    private final GateBench gate = new GateBench(Rules.NEWEST, Extra.release(this::answer));

    private Finding answer() {
        return answers.isEmpty() ? Finding.pass("all there") : answers.removeFirst();
    }

    @Test
    void a_newer_request_ends_those_that_wait_and_the_running_one_goes_on() {
        var running = gate.authorised();
        var second = gate.deploy("3");
        gate.hear(gate.stages.planned(second, 1, "3", "1"));
        var third = gate.deploy("4");

        assertThat(gate.outcome(second, Superseded.class).getSupersededBy()).isEqualTo(third);
        assertThat(gate.outcomes(running)).isEmpty();
        assertThat(gate.lane().ticket(third).orElseThrow().phase()).isEqualTo(Phase.PLANNING);
    }

    @Test
    void one_that_is_refused_itself_ends_nobody() {
        gate.authorised();
        var second = gate.deploy("3");
        answers.add(Finding.fail("bundle-missing", "it is not there", "store it"));
        gate.deploy("4");

        assertThat(gate.outcomes(second)).isEmpty();
    }

    @Test
    void a_dry_run_and_a_rollback_end_nobody() {
        gate.authorised();
        var second = gate.deploy("3");
        gate.ask(gate.ada.dryRun(gate.ada.newId(), "4"));
        gate.rollback();

        assertThat(gate.outcomes(second)).isEmpty();
    }

    @Test
    void elsewhere_they_queue() {
        var queueing = new GateBench();
        queueing.authorised();
        var second = queueing.deploy("3");
        queueing.deploy("4");

        assertThat(queueing.outcomes(second)).isEmpty();
    }
}
