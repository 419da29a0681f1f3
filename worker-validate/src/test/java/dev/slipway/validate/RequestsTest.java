package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.CheckCompleted;
import dev.slipway.events.Rejected;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private final GateBench gate = new GateBench();
    private final Requester ada = gate.ada;
    private final Requester stranger = new Requester(Rules.STRANGER, Rules.TARGET, gate.bench.clock());

    private List<String> refusal(String id) {
        return codes(gate.outcome(id, Rejected.class).getReasons());
    }

    @Test
    void ignores_the_very_same_request_sent_twice() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        gate.ask(request);
        var told = gate.bench.published().size();
        gate.ask(request);

        assertThat(gate.bench.published()).hasSize(told);
        assertThat(gate.bench.ignored()).containsExactly("request " + id + " came again");
    }

    @Test
    void ignores_the_very_same_request_signed_anew() {
        var request = ada.deploy(ada.newId(), "1.0");
        gate.ask(request);
        gate.bench.deliver(
                request, ada.signed(request, gate.bench.clock().instant().plus(Duration.ofHours(2))));

        assertThat(gate.bench.ignored()).hasSize(1);
    }

    @Test
    void tells_who_reuses_an_id_and_does_not_harm_the_first_request() {
        var id = gate.deploy("1.0");
        gate.bench.forgetPublished();
        gate.ask(ada.deploy(id, "6.6.6"));

        assertThat(gate.story(id)).containsExactly("CheckCompleted");
        var evidence = gate.last(CheckCompleted.class).getEvidence();
        assertThat(evidence.getVerdict()).isEqualTo(Verdict.FAIL);
        assertThat(evidence.getObserved()).contains(id);
        gate.hear(gate.stages.planned(id, 1, "1.0", null));
        assertThat(gate.story(id)).endsWith("DeploymentAdmitted");
    }

    @Test
    void says_nothing_more_about_an_id_that_has_ended_and_is_used_again() {
        var id = gate.authorised();
        gate.hear(gate.stages.confirmed(id, "2"));
        var told = gate.bench.published().size();
        gate.ask(ada.deploy(id, "6.6.6")).ask(ada.cancel(id, id));

        assertThat(gate.bench.published()).hasSize(told);
        gate.outcome(id, Succeeded.class);
    }

    @Test
    void does_not_let_a_forged_record_end_somebody_elses_request() {
        var id = gate.deploy("1.0");
        var told = gate.bench.published().size();
        var forged = stranger.deploy(id, "6.6.6");
        gate.bench.deliver(forged, stranger.signed(forged)).deliver(forged);

        assertThat(gate.bench.published()).hasSize(told);
        assertThat(gate.lane().ticket(id)).isPresent();
    }

    @Test
    void takes_the_same_id_on_another_target_for_another_request() {
        var id = gate.deploy("1.0");
        var elsewhere = new Requester(Rules.OPERATOR, Rules.REJECTING, gate.bench.clock());
        var second = elsewhere.clear(id);
        gate.bench.deliver(second, elsewhere.signed(second));

        assertThat(gate.last(Rejected.class).getEnvelope().getTarget()).isEqualTo(Rules.REJECTING);
        assertThat(gate.lane().ticket(id)).isPresent();
    }

    @Test
    void does_not_let_a_signature_for_one_target_count_on_another() {
        var id = ada.newId();
        var elsewhere = new Requester(Rules.OPERATOR, Rules.REJECTING, gate.bench.clock());
        gate.bench.deliver(elsewhere.deploy(id, "1.0"), ada.signed(ada.deploy(id, "1.0")));

        assertThat(refusal(id)).containsExactly("signature-invalid");
    }

    @Test
    void rejects_an_unsigned_request() {
        var id = ada.newId();
        gate.bench.deliver(ada.deploy(id, "1.0"));

        assertThat(refusal(id)).containsExactly("signature-missing");
        assertThat(gate.story(id)).containsSubsequence("ValidationStarted", "ValidationFailed", "Rejected");
    }

    @Test
    void rejects_a_request_signed_with_a_key_that_nobody_knows() {
        var id = stranger.newId();
        var request = stranger.deploy(id, "1.0");
        gate.bench.deliver(request, stranger.signed(request));

        assertThat(refusal(id)).containsExactly("signature-unknown-key");
    }

    @Test
    void rejects_a_forged_request() {
        var id = ada.newId();
        var request = ada.deploy(id, "6.6.6");
        gate.bench.deliver(request, ada.signed(ada.deploy(id, "1.0")));

        assertThat(refusal(id)).containsExactly("signature-invalid");
    }

    @Test
    void rejects_a_request_whose_headers_make_no_sense() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        Map<String, byte[]> headers = new HashMap<>(ada.signed(request));
        headers.replaceAll((name, value) -> "?".getBytes(StandardCharsets.UTF_8));
        gate.bench.deliver(request, headers);

        assertThat(refusal(id)).containsExactly("signature-missing");
    }

    @Test
    void rejects_an_expired_request_once() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        var headers = ada.signed(request, gate.bench.clock().instant());
        gate.bench.deliver(request, headers).deliver(request, headers);

        assertThat(refusal(id)).containsExactly("signature-expired");
    }

    @Test
    void rejects_a_signature_that_holds_for_too_long() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        gate.bench.deliver(
                request, ada.signed(request, gate.bench.clock().instant().plus(Duration.ofDays(31))));

        assertThat(refusal(id)).containsExactly("signature-too-long");
    }

    @Test
    void rejects_a_request_in_the_name_of_another_key() {
        var id = ada.newId();
        var request = new Requester(Rules.MACHINE, Rules.TARGET, gate.bench.clock()).deploy(id, "1.0");
        gate.bench.deliver(request, ada.signed(request));

        assertThat(refusal(id)).containsExactly("signature-actor");
    }

    @Test
    void rejects_who_has_no_right_to_ask_for_this() {
        var machine = new Requester(Rules.MACHINE, Rules.TARGET, gate.bench.clock());
        var id = machine.newId();
        var request = machine.cancel(id, "whatever");
        gate.bench.deliver(request, machine.signed(request));

        assertThat(refusal(id)).containsExactly("not-allowed");
    }

    @Test
    void rejects_an_unknown_target_and_guesses_which_was_meant() {
        var typo = new Requester(Rules.OPERATOR, "shop/prodution", gate.bench.clock());
        var id = typo.newId();
        var request = typo.deploy(id, "1.0");
        gate.bench.deliver(request, typo.signed(request));

        assertThat(refusal(id)).containsExactly("target-unknown");
        assertThat(gate.last(Rejected.class).getReasons().getFirst().getMessage())
                .contains("shop/prodution")
                .contains("did you mean `shop/production`?");
    }

    @Test
    void rejects_a_target_that_is_not_written_canonically() {
        var loud = new Requester(Rules.OPERATOR, "Shop/Production", gate.bench.clock());
        var id = loud.newId();
        var request = loud.deploy(id, "1.0");
        gate.bench.deliver(request, loud.signed(request));

        assertThat(refusal(id)).containsExactly("target-not-canonical");
    }

    @Test
    void rejects_a_record_in_the_wrong_partition_and_says_which_setting_helps() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        var right = TargetPartition.of(Rules.TARGET, 4);
        gate.bench.deliver(request, ada.signed(request), Rules.TARGET, (right + 1) % 4);

        assertThat(refusal(id)).containsExactly("wrong-partition");
        assertThat(gate.last(Rejected.class).getReasons().getFirst().getMessage())
                .contains("partitioner=murmur2_random");
    }

    @Test
    void rejects_a_record_with_the_key_of_another_target() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        var right = TargetPartition.of(Rules.TARGET, 4);
        gate.bench.deliver(request, ada.signed(request), "shop/staging", right);

        assertThat(refusal(id)).containsExactly("wrong-key");
    }

    @Test
    void rejects_an_id_that_is_no_time_ordered_uuid() {
        gate.ask(ada.deploy("my-request", "1.0"));

        assertThat(refusal("my-request")).containsExactly("request-id-malformed");
    }

    @Test
    void rejects_a_request_whose_event_id_does_not_follow_from_its_own() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        request.getEnvelope().put("eventId", Events.requestEventId("another"));
        gate.ask(request);

        assertThat(refusal(id)).containsExactly("event-id-wrong");
    }

    @Test
    void rejects_a_version_that_differs_between_envelope_and_body() {
        var id = ada.newId();
        var request = ada.deploy(id, "1.0");
        request.getEnvelope().put("release", "1.1");
        gate.ask(request);

        assertThat(refusal(id)).containsExactly("version-differs");
    }

    @Test
    void rejects_an_empty_version() {
        var id = ada.newId();
        gate.ask(ada.deploy(id, ""));

        assertThat(refusal(id)).containsExactly("version-unusable");
    }

    @Test
    void ends_every_kind_that_it_has_nothing_to_offer_for() {
        for (SpecificRecord request : ada.unanswerable()) {
            gate.ask(request);
        }

        assertThat(gate.bench.published(Rejected.class))
                .flatExtracting(rejected -> codes(rejected.getReasons()))
                .containsExactly(
                        "no-approval-awaited",
                        "nothing-to-deny",
                        "nothing-to-back-up",
                        "nothing-to-back-up",
                        "nothing-to-back-up",
                        "no-dark-release");
    }
}
