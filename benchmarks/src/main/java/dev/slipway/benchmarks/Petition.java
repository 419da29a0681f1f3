package dev.slipway.benchmarks;

import com.fasterxml.uuid.Generators;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.Release;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.release.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes signed requests: deployments of one bundle, and rollbacks, for which nothing outside is looked at. */
record Petition(SigningKey key, Bundle bundle) {

    private static final Duration VALID = Duration.ofMinutes(30);
    private static final EventCodec CODEC = EventCodec.builtIn();

    /** What is asked for, and what its targets are called. */
    enum Kind {
        DEPLOY,
        ROLLBACK;

        String target(int number) {
            return "shop/" + name().toLowerCase(Locale.ROOT) + "-" + number;
        }
    }

    ProducerRecord<byte[], byte[]> request(Kind kind, int number) {
        var target = kind.target(number);
        var id = Generators.timeBasedEpochGenerator().generate().toString();
        var envelope = Envelope.newBuilder(Facts.first(target))
                .setRequestId(id)
                .setEventId(Events.requestEventId(id))
                .setActor("key:" + key.id())
                .build();
        return signed(target, kind == Kind.DEPLOY ? deploy(envelope) : rollback(envelope));
    }

    private SpecificRecord deploy(Envelope envelope) {
        var release = Release.newBuilder()
                .setVersion("1.0")
                .setBundle(ClaimCheck.newBuilder()
                        .setSha256(bundle.digest().hex())
                        .setBytes(bundle.bytes())
                        .build())
                .build();
        return DeployRequested.newBuilder()
                .setEnvelope(Envelope.newBuilder(envelope)
                        .setRelease(release.getVersion())
                        .build())
                .setRelease(release)
                .build();
    }

    private static SpecificRecord rollback(Envelope envelope) {
        return RollbackRequested.newBuilder().setEnvelope(envelope).build();
    }

    private ProducerRecord<byte[], byte[]> signed(String target, SpecificRecord request) {
        var value = CODEC.encode(request);
        var expires = Instant.now().plus(VALID);
        var text = new RequestSignature(
                        RequestSignature.verbOf(request),
                        target,
                        Events.envelopeOf(request).getRequestId(),
                        value,
                        expires)
                .signedText();
        var record = new ProducerRecord<>(
                Topic.REQUESTS.name(),
                TargetPartition.of(target, Bus.PARTITIONS),
                target.getBytes(StandardCharsets.UTF_8),
                value);
        header(record, HeaderNames.KEY, key.id().toString());
        header(record, HeaderNames.EXPIRES, Long.toString(expires.toEpochMilli()));
        header(record, HeaderNames.SIGNATURE, Base64.getEncoder().encodeToString(key.sign(text)));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
