package dev.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.Cancelled;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.Superseded;
import dev.slipway.notify.Message.Cause;
import dev.slipway.notify.Message.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposeTest {

    @Test
    void says_what_succeeded() {
        var message = Compose.of(Outcomes.succeeded());

        assertThat(message.text()).isEqualTo("shop/production: deploy of 1.1 succeeded: 1.1 serves all traffic");
        assertThat(message.urgency()).isEqualTo(Urgency.NOBODY);
        assertThat(message.event()).isEqualTo("Succeeded");
        assertThat(message.subject().kind()).contains("deploy");
    }

    @Test
    void gives_every_reason_of_a_rejection() {
        var message = Compose.of(Outcomes.rejected("the key is unknown", "the version is empty"));

        assertThat(message.text())
                .isEqualTo("shop/production: deploy of 1.1 was rejected, nothing was touched:"
                        + " the key is unknown; the version is empty");
        assertThat(message.causes())
                .containsExactly(
                        new Cause("test", "the key is unknown", Optional.of("what-to-do")),
                        new Cause("test", "the version is empty", Optional.of("what-to-do")));
    }

    @Test
    void says_what_serves_after_a_rollback() {
        assertThat(Compose.of(Outcomes.rolledBack("status 404 instead of 200")).text())
                .isEqualTo("shop/production: deploy of 1.1 was rolled back, 1.0 serves: status 404 instead of 200");
    }

    @Test
    void calls_the_operator_when_a_target_is_held() {
        var message = Compose.of(Outcomes.failed("the old release does not start"));

        assertThat(message.text()).contains("FAILED", "held until somebody looks and clears it");
        assertThat(message.urgency()).isEqualTo(Urgency.OPERATOR);
    }

    @Test
    void says_whether_a_cancel_had_something_to_undo() {
        var cancelled = Cancelled.newBuilder()
                .setEnvelope(Outcomes.envelope("Cancelled", Outcomes.TARGET))
                .setKind(RequestKind.DEPLOY)
                .setCancelledBy("0199-2");

        assertThat(Compose.of(cancelled.setUndone(true).build()).text())
                .endsWith("was cancelled, what had been done was undone");
        assertThat(Compose.of(cancelled.setUndone(false).build()).text())
                .endsWith("was cancelled, nothing had been touched");
    }

    @Test
    void names_the_request_that_took_the_place() {
        var superseded = Superseded.newBuilder()
                .setEnvelope(Outcomes.envelope("Superseded", Outcomes.TARGET))
                .setKind(RequestKind.DEPLOY)
                .setSupersededBy("0199-2")
                .build();

        assertThat(Compose.of(superseded).text()).endsWith("made way for the newer request 0199-2");
    }

    @Test
    void names_the_step_that_an_undo_is_stuck_at() {
        var stuck = RollbackStuck.newBuilder()
                .setEnvelope(Outcomes.envelope("RollbackStuck", Outcomes.TARGET))
                .setStep("shift-traffic")
                .setReason(Outcomes.reasons("the router is gone").getFirst())
                .build();

        assertThat(Compose.of(stuck).text())
                .isEqualTo(
                        "shop/production: rollback is stuck at shift-traffic, a person is needed: the router is gone");
    }

    @Test
    void names_the_worker_that_is_silent() {
        var overdue = StageOverdue.newBuilder()
                .setEnvelope(Outcomes.envelope("StageOverdue", Outcomes.TARGET))
                .setStage(StageName.VERIFY)
                .setWaitedMillis(125_000)
                .build();

        assertThat(Compose.of(overdue).text())
                .isEqualTo("shop/production: worker verify has not answered for 125 s, see whether it runs");
    }

    @Test
    void says_how_many_approvals_are_missing_and_until_when() {
        var asked = ApprovalRequested.newBuilder()
                .setEnvelope(Outcomes.envelope("ApprovalRequested", Outcomes.TARGET))
                .setPlanDigest("abc")
                .setNeeded(2)
                .setExpiresAt(Instant.EPOCH)
                .setFrom(List.of("2 of the group operators"))
                .build();

        assertThat(Compose.of(asked).text())
                .isEqualTo("shop/production: plan abc waits for 2 approvals until 1970-01-01T00:00:00Z, 2 of the group"
                        + " operators; `slipway approve " + asked.getEnvelope().getRequestId() + "` shows it");
    }

    @Test
    void tells_the_operator_who_went_past_a_rule_and_why() {
        var overridden = RuleOverridden.newBuilder()
                .setEnvelope(Outcomes.envelope("RuleOverridden", Outcomes.TARGET))
                .setRule("freeze")
                .setOverriddenBy("ada")
                .setReason("the tills are down")
                .build();

        var message = Compose.of(overridden);

        assertThat(message.urgency()).isEqualTo(Message.Urgency.OPERATOR);
        assertThat(message.text()).isEqualTo("shop/production: `ada` went past the rule `freeze`: the tills are down");
    }
}
