package dev.slipway.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeployRequested;
import dev.slipway.events.Purpose;
import dev.slipway.events.VerificationPassed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {

    @Test
    void spells_out_every_field_and_where_the_event_lies() {
        var request = DeployRequested.newBuilder()
                .setEnvelope(SampleEvents.envelope("one", 0))
                .setRelease(SampleEvents.release("1.0"))
                .build();

        var json = new JsonMapper().readTree(EventJson.of(SampleEvents.recorded(request)));

        assertThat(json.path("type").asString()).isEqualTo("DeployRequested");
        assertThat(json.path("topic").asString()).isEqualTo("slipway.requests");
        assertThat(json.at("/event/envelope/occurredAt").asString()).isEqualTo("2026-11-20T13:30:00Z");
        assertThat(json.at("/event/release/bundle/bytes").asInt()).isEqualTo(1);
        assertThat(json.at("/event/release/commit").isNull()).isTrue();
        assertThat(json.at("/event/dryRun").asBoolean()).isFalse();
    }

    @Test
    void keeps_an_event_on_one_line() {
        var passed = VerificationPassed.newBuilder()
                .setEnvelope(SampleEvents.envelope("one", 0))
                .setPurpose(Purpose.AFTER_SWITCH)
                .setStatement("all\npassed")
                .build();

        assertThat(EventJson.of(SampleEvents.recorded(passed)).lines()).hasSize(1);
    }
}
