package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.Succeeded;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.testing.Requests;
import dev.slipway.validate.check.Memorable;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Mark;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits on a target, and what is remembered of it, has to fit into one record of the ledger. */
class RoomTest {

    private static final int LIMIT = GateBench.SETTINGS.queueLimit();
    private static final int LONG = 50_000;

    private final GateBench gate = new GateBench();
    private final Requester ada = gate.ada;

    private Reason refusal(String id) {
        return gate.outcome(id, Rejected.class).getReasons().getFirst();
    }

    private void fillTheQueue() {
        for (int i = 0; i < LIMIT; i++) {
            gate.deploy("1." + i);
        }
    }

    @Test
    void refuses_a_deployment_when_the_queue_is_full_and_says_how_many_may_wait() {
        fillTheQueue();
        var id = gate.deploy("2");

        assertThat(refusal(id).getCode()).isEqualTo("queue-full");
        assertThat(refusal(id).getMessage())
                .contains("5 requests to deploy under way on shop/production", "no more than 5", "under a new id");
        assertThat(gate.lane().line()).hasSize(LIMIT);
    }

    @Test
    void lets_a_rollback_and_a_cancel_in_when_the_queue_is_full_of_deployments() {
        fillTheQueue();
        var rollback = gate.rollback();
        var first = gate.lane().line().getLast().id();
        var cancel = gate.cancel(first);

        assertThat(gate.story(rollback)).endsWith("PlanRequested");
        gate.outcome(first, Cancelled.class);
        gate.outcome(cancel, Succeeded.class);
    }

    @Test
    void lets_the_next_in_when_one_has_ended() {
        fillTheQueue();
        gate.cancel(gate.lane().line().getFirst().id());

        assertThat(gate.story(gate.deploy("2"))).endsWith("PlanRequested");
    }

    @Test
    void refuses_more_cancels_of_a_deployment_than_anybody_needs() {
        var id = gate.authorised();
        for (int i = 0; i < LIMIT; i++) {
            assertThat(gate.outcomes(gate.cancel(id))).isEmpty();
        }

        assertThat(refusal(gate.cancel(id)).getCode()).isEqualTo("queue-full");
    }

    @Test
    void refuses_a_request_that_would_make_the_memory_too_large() {
        var large = new GateBench(Rules.TARGET);
        planned(large, large.deploy("2"), (int) Lane.MOST_LETTERS - LONG);
        var id = large.ada.newId();
        large.ask(large.ada.deploy(
                id,
                Release.newBuilder(Requester.release("3"))
                        .setConfigurationHash("h".repeat(LONG))
                        .build()));

        assertThat(codes(large.outcome(id, Rejected.class).getReasons())).containsExactly("queue-full");
    }

    @Test
    void refuses_a_plan_that_would_make_the_memory_too_large() {
        var id = gate.deploy("2");
        planned(gate, id, (int) Lane.MOST_LETTERS);

        assertThat(refusal(id).getCode()).isEqualTo("queue-full");
        assertThat(refusal(id).getMessage()).contains("with the plan of this request");
        assertThat(gate.lane().letters()).isZero();
    }

    @Test
    void keeps_the_reasons_of_a_failure_short() {
        var id = gate.authorised();
        for (int i = 0; i < 30; i++) {
            var failed = gate.stages.failed(id);
            failed.getReason().put("message", i + " words".repeat(LONG));
            gate.hear(failed);
        }
        gate.hear(gate.stages.undoing(id));
        var stuck = gate.stages.stuck(id);
        stuck.getReason().put("message", "words".repeat(LONG));
        gate.hear(stuck);

        assertThat(gate.outcome(id, Failed.class).getReasons()).hasSize(20);
        assertThat(LedgerJson.write(gate.lane())).hasSizeLessThan(10_000);
    }

    @Test
    void refuses_new_requests_rather_than_forget_old_ones() {
        rememberRequests(GateBench.REMEMBERED);
        var id = gate.deploy("2");

        assertThat(refusal(id).getCode()).isEqualTo("too-many-requests");
        assertThat(refusal(id).getMessage())
                .contains("240 requests of shop/production", "the next one is forgotten at");
        assertThat(codes(gate.outcome(gate.clear(), Rejected.class).getReasons()))
                .containsExactly("not-held");
    }

    @Test
    void answers_nobody_any_more_whom_it_could_not_remember() {
        rememberRequests(300);
        var id = gate.clear();

        assertThat(gate.outcomes(id)).isEmpty();
        assertThat(gate.bench.ignored().getLast()).contains(id, "so many are remembered");
        assertThat(gate.lane().marks().ended()).hasSize(300);

        gate.bench.advance(Duration.ofDays(1));
        gate.outcome(gate.clear(), Rejected.class);
    }

    @Test
    void remembers_a_busy_day_in_a_small_part_of_a_record() {
        var now = gate.bench.clock().instant();
        var lane = Lane.EMPTY;
        for (int i = 0; i < Memorable.ENOUGH; i++) {
            lane = lane.ended(new Mark(ada.newId(), "d".repeat(32), now.plusNanos(i + 1), true), now);
        }

        assertThat(lane.remembered(now)).isEqualTo(Memorable.ENOUGH);
        assertThat(LedgerJson.write(lane)).hasSizeLessThan(512 * 1024);
    }

    private void rememberRequests(int many) {
        for (int i = 0; i < many; i++) {
            gate.clear();
        }
    }

    private static void planned(GateBench gate, String id, int letters) {
        var step = PlannedStep.newBuilder()
                .setId("start:web")
                .setAction("w".repeat(letters))
                .setUndo("")
                .build();
        var plan = Plan.newBuilder()
                .setDigest("digest")
                .setRelease(Requester.release("2"))
                .setBase(null)
                .setSteps(List.of(step))
                .build();
        gate.hear(new RolloutPlanned(Requests.fact("fact-" + id, id, Rules.TARGET), plan, 1));
    }
}
