package dev.slipway.cli.tell;

import static dev.slipway.cli.log.SampleEvents.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.log.SampleEvents;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Evidence;
import dev.slipway.events.Purpose;
import dev.slipway.events.ReleaseRequested;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RollbackWindowClosed;
import dev.slipway.events.RolledBack;
import dev.slipway.events.ServiceReverted;
import dev.slipway.events.SmokeTestCompleted;
import dev.slipway.events.Verdict;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void say_who_is_in_front_of_a_waiting_request() {
        var queued = DeploymentQueued.newBuilder()
                .setEnvelope(envelope("two", 1))
                .setBehind("one")
                .setPlace(1)
                .build();

        assertThat(Sentences.of(queued)).isEqualTo("waits behind one, place 1 in the queue");
    }

    @Test
    void say_what_failed_and_what_to_do_about_it() {
        var evidence = Evidence.newBuilder()
                .setName("the page opens")
                .setVerdict(Verdict.FAIL)
                .setObserved("status 404")
                .setFix("look at the route")
                .build();
        var failed = SmokeTestCompleted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setPurpose(Purpose.AFTER_SWITCH)
                .setEvidence(evidence)
                .build();

        assertThat(Sentences.of(failed)).isEqualTo("smoke test “the page opens” FAILED: status 404: look at the route");
    }

    @Test
    void say_which_release_serves_after_a_rollback() {
        var back = RolledBack.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setKind(RequestKind.DEPLOY)
                .setServing(SampleEvents.release("1.1"))
                .setReasons(SampleEvents.reasons("the page is gone"))
                .build();

        assertThat(Sentences.of(back)).isEqualTo("ROLLED BACK, 1.1 serves: the page is gone");
    }

    @Test
    void spell_out_an_event_that_they_do_not_know() {
        assertThat(Sentences.of(new ReleaseRequested(envelope("one", 1), "1.1")))
                .isEqualTo("release requested");
    }

    @Test
    void let_nothing_that_is_quoted_move_the_cursor() {
        var reverted = ServiceReverted.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setService("web")
                .setAction("gone\u001b[2J\nSUCCEEDED")
                .build();

        assertThat(Sentences.of(reverted)).isEqualTo("web: gone [2J SUCCEEDED");
    }

    @Test
    void stay_on_one_line() {
        var closed = RollbackWindowClosed.newBuilder()
                .setEnvelope(envelope("one", 1))
                .setVersion("1.0\n1.1")
                .build();

        assertThat(Sentences.of(closed)).doesNotContain("\n");
    }
}
