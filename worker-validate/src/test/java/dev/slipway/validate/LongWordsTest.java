package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Rejected;
import dev.slipway.events.wire.EventCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongWordsTest {

    private static final String LONG = "word".repeat(200_000);
    private static final int SHORT = 8 * 1024;

    private final GateBench gate = new GateBench();
    private final Requester ada = gate.ada;

    private List<String> refusal(String id) {
        return codes(gate.outcome(id, Rejected.class).getReasons());
    }

    private void everythingSaidIsShort() {
        assertThat(gate.bench.published())
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(EventCodec.builtIn().encode(event)).hasSizeLessThan(SHORT));
    }

    @Test
    void refuses_a_version_of_any_length_in_few_words() {
        var id = ada.newId();
        gate.ask(ada.deploy(id, LONG));

        assertThat(refusal(id)).contains("request-too-large", "version-unusable");
        everythingSaidIsShort();
    }

    @Test
    void refuses_to_cancel_what_cannot_be_an_id_in_few_words() {
        var id = ada.newId();
        gate.ask(ada.cancel(id, LONG));

        assertThat(refusal(id)).containsExactly("request-too-large");
        everythingSaidIsShort();
    }

    @Test
    void does_not_answer_a_request_whose_id_fills_an_event() {
        gate.ask(ada.cancel(LONG, ada.newId()));

        assertThat(gate.bench.published()).isEmpty();
        assertThat(gate.bench.ignored()).hasSize(1);
    }
}
