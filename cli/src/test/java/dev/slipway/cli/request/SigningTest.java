package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.log.SampleEvents;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SigningTest {

    private static final Instant NOW = Instant.parse("2026-11-20T13:30:00Z");
    private static final SigningKey KEY = SigningKey.generate();

    private final RequestForms forms = new RequestForms(KEY.id(), InstantSource.fixed(NOW));
    private final DeployRequested request =
            forms.deploy(Target.parse("shop/production"), Wanted.plain(SampleEvents.release("1.0")));
    private final ProducerRecord<byte[], byte[]> record = new Signing(KEY, InstantSource.fixed(NOW)).record(request);

    @Test
    void fills_in_what_is_wanted_beside_the_release() {
        var report = Map.of("tests", new ClaimCheck(Sha256.hex("report"), 6L));
        var wanted = new Wanted(
                SampleEvents.release("1.0"), true, Optional.of("fire"), Optional.empty(), Optional.of(false), report);
        var filled = forms.deploy(Target.parse("shop/production"), wanted);

        assertThat(filled.getOverrideFreeze()).contains("fire");
        assertThat(filled.getUncommitted()).contains(false);
        assertThat(filled.getEvidence()).isEqualTo(report);
        assertThat(filled.getDryRun()).isTrue();
        assertThat(request.getOverrideFreeze()).isEmpty();
    }

    @Test
    void covers_verb_target_id_bytes_and_expiry() {
        var expires = Instant.ofEpochMilli(Long.parseLong(header(HeaderNames.EXPIRES)));
        var signed = new RequestSignature(
                "deploy", "shop/production", request.getEnvelope().getRequestId(), record.value(), expires);

        assertThat(KEY.verifyingKey()
                        .verifies(signed.signedText(), Base64.getDecoder().decode(header(HeaderNames.SIGNATURE))))
                .isTrue();
        assertThat(expires).isAfter(NOW);
        assertThat(header(HeaderNames.KEY)).isEqualTo(KEY.id().value());
    }

    @Test
    void keys_the_record_by_its_target_and_frames_it_as_the_contract_says() throws Exception {
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("shop/production");
        assertThat(EventCodec.builtIn().decode(record.value())).isEqualTo(request);
        assertThat(header(HeaderNames.SCHEMA_SHA256))
                .isEqualTo(EventCodec.builtIn().schemaSha256(request));
    }

    @Test
    void begins_a_trace_that_event_and_header_agree_on() {
        assertThat(header(HeaderNames.TRACEPARENT))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isEqualTo(request.getEnvelope().getTraceparent().orElseThrow());
    }

    @Test
    void gives_each_request_an_id_that_tells_when_it_was_made() {
        var id = UUID.fromString(request.getEnvelope().getRequestId());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(request.getEnvelope().getEventId()).isEqualTo(Events.requestEventId(id.toString()));
        assertThat(request.getEnvelope().getActor()).isEqualTo("key:" + KEY.id());
    }

    private String header(String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
