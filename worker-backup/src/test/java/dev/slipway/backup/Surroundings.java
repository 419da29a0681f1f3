package dev.slipway.backup;

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
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker and a real store around a worker. */
final class Surroundings implements AutoCloseable {

    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final S3Credentials CREDENTIALS = new S3Credentials("slipway", "not-a-real-secret");

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedStore store;
    private final EventCodec codec = EventCodec.builtIn();

    Surroundings(Path folder) {
        this.folder = folder;
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        store = EmbeddedStore.start(new EmbeddedStore.Settings(
                folder.resolve("store"), 0, CREDENTIALS.accessKey(), CREDENTIALS.secretKey()));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            new Topics(admin).create(PARTITIONS, (short) 1);
        }
    }

    Map<String, Object> settings() throws IOException {
        var targets = Files.writeString(folder.resolve("targets.yaml"), "targets: {}");
        return Map.of(
                "slipway.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "slipway.targets", targets.toString(),
                "slipway.work", folder.resolve("work").toString(),
                "slipway.store.endpoint", store.endpoint().toString(),
                "slipway.store.access-key", CREDENTIALS.accessKey(),
                "slipway.store.secret-key", CREDENTIALS.secretKey());
    }

    Bundle store(String slipwayYaml) throws IOException {
        var application = Files.createDirectory(folder.resolve("application"));
        Files.writeString(application.resolve("slipway.yaml"), slipwayYaml, StandardCharsets.UTF_8);
        var bundle = new BundleWriter().write(application, folder.resolve("bundle"));
        try (var client =
                new S3BundleStore(new S3Address(store.endpoint(), "us-east-1", "slipway", true, CREDENTIALS))) {
            client.put(bundle.digest(), bundle.file());
        }
        return bundle;
    }

    void publish(SpecificRecord event) {
        var target = Events.envelopeOf(event).getTarget();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    Flow.topicOf(event.getClass()).orElseThrow().name(),
                    TargetPartition.of(target, PARTITIONS),
                    target.getBytes(StandardCharsets.UTF_8),
                    codec.encode(event)));
        }
    }

    /** The first event that a topic brings, for readers of committed records. */
    SpecificRecord firstOf(Topic topic) throws Undecodable {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                for (var each : consumer.poll(Duration.ofMillis(100))) {
                    return codec.decode(each.value());
                }
            }
            throw new AssertionError("nothing on " + topic.name() + " within " + PATIENCE.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        store.close();
        kafka.close();
    }
}
