package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Cancelled;
import dev.slipway.events.Rejected;
import dev.slipway.events.Succeeded;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The look at a release takes its time, and nothing else waits for it. */
class CheckingTest {

    private static final ReleaseCheck GOOD = Extra.release(() -> Finding.pass("all there"));
    private static final ReleaseCheck NO_STORE = Extra.release(() -> {
        throw new TryAgain("no store answers at store.test; start it or correct the address");
    });

    /** Looks begin only when the test lets them. */
    private final ArrayDeque<Runnable> held = new ArrayDeque<>();

    private GateBench slow(ReleaseCheck check) {
        return new GateBench(Rules.TARGET, held::add, List.of(), check);
    }

    private void letLook(GateBench gate) {
        held.remove().run();
        gate.bench.advance(Duration.ofSeconds(1));
    }

    @Test
    void says_at_once_that_a_request_has_come() {
        var gate = slow(GOOD);
        var id = gate.deploy("1.0");
        assertThat(gate.story(id)).startsWith("ValidationStarted").endsWith("CheckCompleted");
        letLook(gate);
        assertThat(gate.story(id)).endsWith("CheckCompleted", "ValidationPassed", "PlanRequested");
    }

    @Test
    void hears_the_other_stages_while_it_looks() {
        var gate = slow(GOOD);
        var first = gate.deploy("2");
        letLook(gate);
        var second = gate.deploy("3");
        gate.hear(gate.stages.planned(first, 1, "2", "1")).hear(gate.stages.backedUp(first));
        assertThat(gate.story(first)).endsWith("RolloutAuthorised");
        assertThat(gate.story(second)).doesNotContain("ValidationPassed");
    }

    @Test
    void makes_way_for_what_comes_while_it_waits_and_finds_its_look_again() {
        var gate = slow(GOOD);
        gate.bench.whileWaiting(gate::clear);
        var id = gate.deploy("1.0");
        assertThat(gate.bench.published(Rejected.class)).hasSize(1);
        assertThat(held).hasSize(1);
        letLook(gate);
        assertThat(gate.story(id)).endsWith("PlanRequested");
        assertThat(held).isEmpty();
    }

    @Test
    void looks_at_several_releases_of_a_target_at_the_same_time() {
        var gate = slow(GOOD);
        gate.deploy("1.0");
        gate.deploy("1.1");
        assertThat(held).hasSize(2);
    }

    @Test
    void keeps_the_order_of_asking_however_long_a_look_takes() {
        var gate = slow(GOOD);
        var first = gate.deploy("2");
        var second = gate.deploy("3");
        var slowOne = held.remove();
        letLook(gate);
        gate.hear(gate.stages.planned(second, 1, "3", "1"));
        assertThat(gate.story(second)).endsWith("DeploymentQueued");
        slowOne.run();
        gate.bench.advance(Duration.ofSeconds(1));
        gate.hear(gate.stages.planned(first, 1, "2", "1"));
        assertThat(gate.story(first)).endsWith("DeploymentAdmitted");
    }

    @Test
    void ends_a_request_at_once_that_is_cancelled_while_it_looks_and_drops_what_it_sees() {
        var gate = slow(GOOD);
        var id = gate.deploy("1.0");
        var cancel = gate.cancel(id);
        assertThat(gate.outcome(id, Cancelled.class).getUndone()).isFalse();
        gate.outcome(cancel, Succeeded.class);
        letLook(gate);
        assertThat(gate.story(id)).endsWith("Cancelled");
        assertThat(gate.bench.timers()).isEmpty();
    }

    @Test
    void ends_a_request_at_once_that_is_cancelled_between_two_tries() {
        var gate = new GateBench(Rules.TARGET, NO_STORE);
        var id = gate.deploy("1.0");
        gate.cancel(id);
        gate.outcome(id, Cancelled.class);
        gate.bench.advance(Duration.ofMinutes(5));
        assertThat(gate.outcomes(id)).hasSize(1);
    }

    @Test
    void rejects_a_request_whose_release_cannot_be_seen_in_five_tries_and_says_what_to_do() {
        var gate = new GateBench(Rules.TARGET, NO_STORE);
        var id = gate.deploy("1.0");
        gate.bench.advance(Duration.ofSeconds(7));
        assertThat(gate.outcomes(id)).isEmpty();
        gate.bench.advance(Duration.ofSeconds(1));
        var reason = gate.outcome(id, Rejected.class).getReasons().getFirst();
        assertThat(reason.getCode()).isEqualTo("check-impossible");
        assertThat(reason.getMessage()).contains("start it or correct the address", "ask again under a new id");
        assertThat(reason.getRunbook()).contains("check-impossible");
        assertThat(gate.bench.deadLetters()).isEmpty();
    }

    @Test
    void lets_the_next_go_on_when_the_one_before_could_not_be_seen() {
        var tries = new AtomicInteger();
        var gate = new GateBench(Rules.TARGET, Extra.release(() -> {
            if (tries.incrementAndGet() <= 5) {
                throw new TryAgain("no store");
            }
            return Finding.pass("all there");
        }));
        gate.deploy("2");
        gate.bench.advance(Duration.ofSeconds(10));
        var next = gate.deploy("3");
        gate.hear(gate.stages.planned(next, 1, "3", "1"));
        assertThat(gate.story(next)).endsWith("DeploymentAdmitted");
    }

    @Test
    void is_patient_with_a_look_that_has_to_wait_for_its_turn() {
        var gate = slow(GOOD);
        var id = gate.deploy("1.0");

        gate.bench.advance(Duration.ofHours(1));
        assertThat(held).as("it is asked for once").hasSize(1);

        letLook(gate);
        assertThat(gate.story(id)).endsWith("PlanRequested");
    }

    @Test
    void looks_again_after_a_crash() {
        var gate = new GateBench(Rules.TARGET, GOOD);
        gate.bench.crashAfter("check");
        var id = gate.deploy("1.0");
        assertThat(gate.story(id)).doesNotContain("ValidationPassed");
        gate.bench.resume();
        assertThat(gate.story(id)).containsOnlyOnce("ValidationPassed").endsWith("PlanRequested");
    }

    @Test
    void does_not_look_for_whom_something_else_speaks_against() {
        var gate = slow(GOOD);
        var machine = new Requester(Rules.MACHINE, Rules.TARGET, gate.bench.clock());
        var id = machine.newId();
        var request = machine.deploy(id, "");
        gate.bench.deliver(request, machine.signed(request));
        assertThat(codes(gate.outcome(id, Rejected.class).getReasons())).containsExactly("version-unusable");
        assertThat(held).isEmpty();
    }

    @Test
    void takes_a_request_that_is_being_looked_at_for_one_under_way() {
        var gate = new GateBench(Rules.REJECTING, held::add, List.of(), GOOD);
        gate.deploy("1.0");
        var second = gate.deploy("1.1");
        assertThat(codes(gate.outcome(second, Rejected.class).getReasons())).containsExactly("target-busy");
    }
}
