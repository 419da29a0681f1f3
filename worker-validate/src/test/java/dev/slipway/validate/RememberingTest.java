package dev.slipway.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Rejected;
import dev.slipway.validate.lane.Lane;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** No id is answered twice, and yet nothing grows without bound. */
class RememberingTest {

    private static final Duration DAY = Duration.ofHours(24);

    private final GateBench gate = new GateBench();
    private final Requester ada = gate.ada;
    private final Requester stranger = new Requester(Rules.STRANGER, Rules.TARGET, gate.bench.clock());

    private void deliverAsStranger(SpecificRecord request) {
        gate.bench.deliver(request, stranger.signed(request));
    }

    @Test
    void forgets_ended_requests_when_they_can_not_come_again() {
        var first = gate.clear();
        assertThat(gate.lane().mark(first)).isPresent();
        gate.bench.advance(DAY);
        gate.clear();

        assertThat(gate.lane().mark(first)).isEmpty();
    }

    @Test
    void remembers_an_ended_request_for_as_long_as_its_signature_holds() {
        var id = ada.newId();
        var request = ada.clear(id);
        var headers = ada.signed(request, gate.bench.clock().instant().plus(Duration.ofDays(3)));
        gate.bench.deliver(request, headers).advance(Duration.ofDays(2));
        gate.clear();
        gate.bench.deliver(request, headers);

        gate.outcome(id, Rejected.class);
    }

    @Test
    void gives_a_forgotten_request_no_second_answer() {
        var id = ada.newId();
        var request = ada.clear(id);
        var headers = ada.signed(request);
        gate.bench.deliver(request, headers).advance(DAY);
        gate.clear();
        gate.bench.deliver(request, headers);

        gate.outcome(id, Rejected.class);
    }

    @Test
    void gives_a_stranger_one_answer_however_often_and_late_the_record_comes() {
        var id = stranger.newId();
        var request = stranger.deploy(id, "1.0");
        for (int hour = 0; hour < 50; hour++) {
            deliverAsStranger(request);
            gate.clear();
            gate.bench.advance(Duration.ofHours(1));
        }

        gate.outcome(id, Rejected.class);
    }

    @Test
    void stops_answering_strangers_when_there_are_too_many() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 250; i++) {
            ids.add(stranger.newId());
            deliverAsStranger(stranger.clear(ids.getLast()));
        }

        assertThat(gate.bench.published(Rejected.class)).hasSize(200);
        assertThat(gate.outcomes(ids.getLast())).isEmpty();
        assertThat(gate.lane().marks().ended()).hasSize(200);
    }

    @Test
    void answers_those_it_knows_however_many_strangers_there_are() {
        for (int i = 0; i < 250; i++) {
            deliverAsStranger(stranger.clear(stranger.newId()));
        }

        gate.outcome(gate.clear(), Rejected.class);
    }

    @Test
    void keeps_no_memory_of_targets_that_only_strangers_name() {
        var nowhere = new Requester(Rules.STRANGER, "no/where", gate.bench.clock());
        var request = nowhere.deploy(nowhere.newId(), "1.0");
        gate.bench.deliver(request, nowhere.signed(request));

        assertThat(gate.bench.memory("no/where", Lane.class)).isEmpty();
        assertThat(gate.bench.ignored()).hasSize(1);
    }

    @Test
    void does_not_answer_strangers_with_ids_from_long_ago_or_from_the_future() {
        var now = gate.bench.clock().instant();
        deliverAsStranger(stranger.clear(Requester.idMadeAt(now.minus(DAY))));
        deliverAsStranger(stranger.clear(Requester.idMadeAt(now.plus(Duration.ofHours(1)))));
        deliverAsStranger(stranger.clear("no-uuid"));

        assertThat(gate.bench.published()).isEmpty();
    }
}
