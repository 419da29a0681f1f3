package dev.slipway.testing;

import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.runtime.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker and a real store around a worker, for tests that need `embedded` beside this module. */
public final class Harbour implements AutoCloseable {

    public static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final S3Credentials CREDENTIALS = new S3Credentials("slipway", "not-a-real-secret");

    private final Path folder;
    private final String targets;
    private final EmbeddedKafka kafka;
    private final EmbeddedStore store;
    private final EventCodec codec = EventCodec.builtIn();

    /** The targets are what targets.yaml says. */
    public Harbour(Path folder, String targets) {
        this.folder = folder;
        this.targets = targets;
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        store = EmbeddedStore.start(new EmbeddedStore.Settings(
                folder.resolve("store"), 0, CREDENTIALS.accessKey(), CREDENTIALS.secretKey()));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            new Topics(admin).create(PARTITIONS, (short) 1);
        }
    }

    /** What a worker needs to be told. */
    public Map<String, Object> settings() throws IOException {
        var file = Files.writeString(folder.resolve("targets.yaml"), targets);
        return Map.of(
                "slipway.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "slipway.targets", file.toString(),
                "slipway.work", folder.resolve("work").toString(),
                "slipway.store.endpoint", store.endpoint().toString(),
                "slipway.store.access-key", CREDENTIALS.accessKey(),
                "slipway.store.secret-key", CREDENTIALS.secretKey());
    }

    /** Stores an application that is nothing but its slipway.yaml. */
    public Bundle store(String slipwayYaml) throws IOException {
        return store(Map.of("slipway.yaml", slipwayYaml));
    }

    /** Stores an application of these files. */
    public Bundle store(Map<String, String> files) throws IOException {
        var application = Files.createTempDirectory(folder, "application-");
        for (var file : files.entrySet()) {
            var path = application.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
        var bundle = new BundleWriter()
                .write(application, Files.createTempDirectory(folder, "bundle-").resolve("bundle"));
        try (var client =
                new S3BundleStore(new S3Address(store.endpoint(), "us-east-1", "slipway", true, CREDENTIALS))) {
            client.put(bundle.digest(), bundle.file());
        }
        return bundle;
    }

    public void publish(SpecificRecord event, Map<String, byte[]> headers) {
        publish(event, headers, TargetPartition.of(Events.envelopeOf(event).getTarget(), PARTITIONS));
    }

    public void publish(SpecificRecord event, Map<String, byte[]> headers, int partition) {
        var topic = Flow.topicOf(event.getClass()).orElseThrow().name();
        var key = Events.envelopeOf(event).getTarget().getBytes(StandardCharsets.UTF_8);
        var signed = headers.entrySet().stream()
                .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
                .toList();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, key, codec.encode(event), signed));
        }
    }

    /** Waits for a fact of a type about a request, as a reader of committed records sees it. */
    public <E extends SpecificRecord> E await(Class<E> type, String requestId) throws Undecodable {
        var topic = Flow.topicOf(type).orElseThrow();
        var seen = new ArrayList<String>();
        try (var consumer = consumer(topic)) {
            var end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                for (var each : consumer.poll(Duration.ofMillis(100))) {
                    var event = codec.decode(each.value());
                    seen.add(Events.nameOf(event));
                    if (type.isInstance(event)
                            && Events.envelopeOf(event).getRequestId().equals(requestId)) {
                        return type.cast(event);
                    }
                }
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " about " + requestId + " within "
                + PATIENCE.toSeconds() + " s, but " + seen);
    }

    /** Every fact of a type about a request that is there now. */
    public <E extends SpecificRecord> List<E> all(Class<E> type, String requestId) throws Undecodable {
        var found = new ArrayList<E>();
        try (var consumer = consumer(Flow.topicOf(type).orElseThrow())) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var each : consumer.poll(Duration.ofMillis(100))) {
                    var event = codec.decode(each.value());
                    if (type.isInstance(event)
                            && Events.envelopeOf(event).getRequestId().equals(requestId)) {
                        found.add(type.cast(event));
                    }
                }
            }
        }
        return found;
    }

    private KafkaConsumer<byte[], byte[]> consumer(Topic topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    @Override
    public void close() {
        store.close();
        kafka.close();
    }
}
