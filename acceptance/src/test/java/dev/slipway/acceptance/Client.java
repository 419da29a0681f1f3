package dev.slipway.acceptance;

import com.fasterxml.uuid.Generators;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.Release;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.TargetCleared;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.release.keys.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody who asks: packs applications, signs requests, publishes them. */
final class Client implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final BundleStore bundles;
    private final SigningKey key;
    private final Path folder;
    private final EventCodec codec = EventCodec.builtIn();

    Client(String bootstrap, BundleStore bundles, SigningKey key, Path folder) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.bundles = bundles;
        this.key = key;
        this.folder = folder;
    }

    Release release(Path application, String version) {
        try {
            var file = Files.createTempDirectory(folder, "bundle").resolve("bundle.tar.zst");
            var bundle = new BundleWriter().write(application, file);
            bundles.put(bundle.digest(), bundle.file());
            return Release.newBuilder()
                    .setVersion(version)
                    .setBundle(ClaimCheck.newBuilder()
                            .setSha256(bundle.digest().hex())
                            .setBytes(bundle.bytes())
                            .build())
                    .build();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String deploy(String target, Release release) {
        var request = deployRequest(target, release);
        publish(request);
        return request.getEnvelope().getRequestId();
    }

    DeployRequested deployRequest(String target, Release release) {
        return DeployRequested.newBuilder()
                .setEnvelope(envelope(newId(), target, Optional.of(release.getVersion())))
                .setRelease(release)
                .build();
    }

    String rollback(String target) {
        var id = newId();
        publish(RollbackRequested.newBuilder()
                .setEnvelope(envelope(id, target, Optional.empty()))
                .build());
        return id;
    }

    String cancel(String target, String subject) {
        var id = newId();
        publish(CancelRequested.newBuilder()
                .setEnvelope(envelope(id, target, Optional.empty()))
                .setSubject(subject)
                .setReason("asked for by a test")
                .build());
        return id;
    }

    String backup(String target) {
        var id = newId();
        publish(BackupRequested.newBuilder()
                .setEnvelope(envelope(id, target, Optional.empty()))
                .build());
        return id;
    }

    String restore(String target, String backup) {
        var id = newId();
        publish(RestoreRequested.newBuilder()
                .setEnvelope(envelope(id, target, Optional.empty()))
                .setBackupId(backup)
                .setReason("asked for by a test")
                .build());
        return id;
    }

    String clear(String target) {
        var id = newId();
        publish(TargetCleared.newBuilder()
                .setEnvelope(envelope(id, target, Optional.empty()))
                .setReason("looked after")
                .build());
        return id;
    }

    void publish(SpecificRecord request) {
        var target = Events.envelopeOf(request).getTarget();
        publish(
                request,
                TargetPartition.of(target, Yard.PARTITIONS),
                Instant.now().plusSeconds(600),
                true);
    }

    void publish(SpecificRecord request, int partition, Instant expires, boolean signed) {
        var envelope = Events.envelopeOf(request);
        var value = codec.encode(request);
        var record = new ProducerRecord<>(
                Topic.REQUESTS.name(), partition, envelope.getTarget().getBytes(StandardCharsets.UTF_8), value);
        if (signed) {
            var text = new RequestSignature(
                            RequestSignature.verbOf(request),
                            envelope.getTarget(),
                            envelope.getRequestId(),
                            value,
                            expires)
                    .signedText();
            header(record, HeaderNames.KEY, key.id().toString());
            header(record, HeaderNames.EXPIRES, Long.toString(expires.toEpochMilli()));
            header(record, HeaderNames.SIGNATURE, Base64.getEncoder().encodeToString(key.sign(text)));
        }
        send(record);
    }

    void publishBytes(String topic, int partition, String keyText, byte[] value) {
        send(new ProducerRecord<>(topic, partition, keyText.getBytes(StandardCharsets.UTF_8), value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    Envelope envelope(String id, String target, Optional<String> release) {
        return Envelope.newBuilder()
                .setEventId(Events.requestEventId(id))
                .setRequestId(id)
                .setTarget(target)
                .setRelease(release.orElse(null))
                .setActor("key:" + key.id())
                .setOccurredAt(Instant.now())
                .build();
    }

    static String newId() {
        return Generators.timeBasedEpochGenerator().generate().toString();
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
