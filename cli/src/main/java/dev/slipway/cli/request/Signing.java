package dev.slipway.cli.request;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.release.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns a request into the record that the gate accepts: framed, keyed by its target, signed, and valid for a while. */
public final class Signing {

    private static final Duration VALID_FOR = Duration.ofMinutes(15);

    private final SigningKey key;
    private final InstantSource clock;
    private final EventCodec codec = EventCodec.builtIn();

    public Signing(SigningKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    public ProducerRecord<byte[], byte[]> record(SpecificRecord request) {
        var envelope = Events.envelopeOf(request);
        var value = codec.encode(request);
        var expires = clock.instant().plus(VALID_FOR);
        var signed = new RequestSignature(
                RequestSignature.verbOf(request), envelope.getTarget(), envelope.getRequestId(), value, expires);
        var record = new ProducerRecord<>(Topic.REQUESTS.name(), bytes(envelope.getTarget()), value);
        header(record, HeaderNames.SCHEMA_SHA256, codec.schemaSha256(request));
        header(record, HeaderNames.KEY, key.id().value());
        header(record, HeaderNames.EXPIRES, Long.toString(expires.toEpochMilli()));
        header(record, HeaderNames.SIGNATURE, Base64.getEncoder().encodeToString(key.sign(signed.signedText())));
        envelope.getTraceparent().ifPresent(trace -> header(record, HeaderNames.TRACEPARENT, trace));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
