package dev.slipway.runtime.kafka;

import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Envelope;
import dev.slipway.events.Plan;
import dev.slipway.events.Proof;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.Handler;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with the topics of the pipeline, something to publish with and something to read with. */
final class Pipeline implements AutoCloseable {

    static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedKafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventCodec codec = EventCodec.builtIn();
    private final List<AutoCloseable> opened = new ArrayList<>();

    Pipeline(Path data) {
        kafka = EmbeddedKafka.start(data);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 4 * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            new Topics(admin).create(PARTITIONS, (short) 1);
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** A backup stage whose only job is the handler. */
    static Stage backupStage(Handler<DeploymentAdmitted> handler) {
        return backupStage(builder -> builder.on(DeploymentAdmitted.class).run(handler));
    }

    static Stage backupStage(UnaryOperator<Stage.Builder> reactions) {
        var builder = reactions.apply(Stage.named(StageName.BACKUP));
        Flow.consumedBy(StageName.BACKUP).stream()
                .filter(event -> event != DeploymentAdmitted.class)
                .forEach(builder::pass);
        return builder.build();
    }

    static Next verified(Step step) {
        return Next.publish(BackupVerified.newBuilder()
                .setEnvelope(step.envelope())
                .setProof(Proof.NOTHING_TO_BACK_UP)
                .setStatement("nothing")
                .build());
    }

    Engine start(Stage stage, String instance) {
        return start(stage, instance, UnaryOperator.identity(), (milestone, task) -> {});
    }

    Engine start(Stage stage, String instance, UnaryOperator<EngineSettings> change, Milestones milestones) {
        var meters = new SimpleMeterRegistry();
        var engine = Engine.start(
                stage,
                change.apply(EngineSettings.of(bootstrapServers(), instance).withSessionTimeout(Duration.ofSeconds(3))),
                new Engine.Surroundings(
                        codec, new Telemetry(OpenTelemetry.noop(), meters), meters, InstantSource.system(), milestones),
                PARTITIONS);
        opened.add(engine);
        return engine;
    }

    static DeploymentAdmitted admitted(String target) {
        var request = UUID.randomUUID().toString();
        var release = Release.newBuilder()
                .setVersion("1.0")
                .setBundle(ClaimCheck.newBuilder().setSha256("0").setBytes(0).build())
                .build();
        return DeploymentAdmitted.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Events.derivedId(request, "admitted", 1))
                        .setRequestId(request)
                        .setTarget(target)
                        .setActor("worker:validate")
                        .setOccurredAt(Instant.now())
                        .build())
                .setKind(RequestKind.DEPLOY)
                .setPlan(Plan.newBuilder()
                        .setDigest("d")
                        .setRelease(release)
                        .setSteps(List.of())
                        .build())
                .build();
    }

    void publish(SpecificRecord event) {
        var target = Events.envelopeOf(event).getTarget();
        var topic = Flow.topicOf(event.getClass()).orElseThrow().name();
        publish(topic, TargetPartition.of(target, PARTITIONS), target, codec.encode(event));
    }

    void publish(String topic, int partition, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    /** Reads a topic from its beginning, as a reader of committed records, until the condition holds. */
    List<ConsumerRecord<byte[], byte[]>> read(Topic topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> until) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!until.test(records)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "not within " + PATIENCE + "; read " + records.size() + " records of " + topic.name());
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            // one more look, so that a doubled record is seen as well
            consumer.poll(Duration.ofMillis(300)).forEach(records::add);
            return records;
        }
    }

    /** As a broker does when a group was away for longer than it keeps positions. */
    void forgetPositions(String group) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            var gone = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet();
            admin.deleteConsumerGroupOffsets(group, gone).all().get();
        }
    }

    /** Whether the engine is never seen otherwise within a time. */
    boolean stays(Engine engine, Engine.Health health, Duration time) throws InterruptedException {
        var never = new CountDownLatch(1);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (engine.health() != health) {
                return false;
            }
            never.await(20, TimeUnit.MILLISECONDS);
        }
        return true;
    }

    List<SpecificRecord> events(Topic topic, int atLeast) {
        return read(topic, records -> records.size() >= atLeast).stream()
                .map(record -> {
                    try {
                        return codec.decode(record.value());
                    } catch (Undecodable e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
        producer.close(Duration.ofSeconds(1));
        kafka.close();
    }
}
