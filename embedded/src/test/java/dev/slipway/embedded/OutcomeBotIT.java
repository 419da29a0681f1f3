package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.registry.RegistryServer;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.Envelope;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(Lifecycle.PER_CLASS)
class OutcomeBotIT {

    private static final String TARGET = "shop/production";
    private static final int PARTITIONS = 4;
    private static final String DIGEST = "ab".repeat(32);

    private final SigningKey key = SigningKey.generate();
    private final EventCodec codec = EventCodec.builtIn();
    private final JsonMapper json = new JsonMapper();
    private Path keyFile;
    private EmbeddedKafka broker;
    private RegistryServer registry;
    private NodeBot bot;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        keyFile = temporary.resolve("bot.pem");
        KeyFile.write(key, keyFile);
        bot = NodeBot.install(Files.createDirectory(temporary.resolve("bot")));
        broker = EmbeddedKafka.start(temporary.resolve("kafka"));
        registry = RegistryServer.start(0);
        var kafka = new Kafka(broker.bootstrapServers());
        kafka.create(Topic.REQUESTS.name());
        kafka.create(Topic.OUTCOMES.name());
    }

    @AfterAll
    void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void publishes_a_request_that_decodes_and_verifies() throws Exception {
        var run = bot.run("request", requestFor(TARGET, keyFile));

        assertThat(run).returns(0, NodeBot.Run::exitCode).returns("", NodeBot.Run::errors);
        var printed = json.readTree(run.output());
        var record = recordAt(printed);
        var request = (DeployRequested) codec.decode(record.value());
        var envelope = request.getEnvelope();

        assertThat(record.key()).isEqualTo(TARGET);
        assertThat(record.partition()).isEqualTo(TargetPartition.of(TARGET, PARTITIONS));
        assertThat(envelope.getTarget()).isEqualTo(TARGET);
        assertThat(envelope.getRequestId()).isEqualTo(printed.path("requestId").asString());
        assertThat(UUID.fromString(envelope.getRequestId()).version()).isEqualTo(7);
        assertThat(envelope.getEventId()).isEqualTo(Events.requestEventId(envelope.getRequestId()));
        assertThat(envelope.getActor()).isEqualTo("key:" + key.id());
        assertThat(request.getRelease().getVersion()).isEqualTo("1.2.0");
        assertThat(request.getRelease().getBundle().getBytes()).isEqualTo(12345);
        assertThat(header(record, HeaderNames.SCHEMA_SHA256)).isEqualTo(codec.schemaSha256(request));
        assertThat(header(record, HeaderNames.KEY)).isEqualTo(key.id().value());
        assertThat(verifies(record, envelope)).isTrue();
    }

    @Test
    void puts_every_target_where_java_would_put_it() throws Exception {
        for (var target : List.of("shop/staging", "billing/production", "größe/test", "a/b")) {
            var record = recordAt(json.readTree(
                    bot.run("request", requestFor(target, keyFile)).output()));

            assertThat(record.key()).isEqualTo(target);
            assertThat(record.partition()).isEqualTo(TargetPartition.of(target, PARTITIONS));
        }
    }

    @Test
    void prints_the_outcome_that_it_waits_for_and_ends() throws Exception {
        publish(SampleOutcomes.rolledBack(TARGET, "0197a000-0000-7000-8000-000000000001"));
        publish(SampleOutcomes.succeeded(TARGET, "0197a000-0000-7000-8000-000000000002"));

        var run = bot.run(
                "watch",
                "--bootstrap",
                broker.bootstrapServers(),
                "--registry",
                registry.endpoint().toString(),
                "--from-beginning",
                "--request",
                "0197a000-0000-7000-8000-000000000002");

        assertThat(run).returns(0, NodeBot.Run::exitCode).returns("", NodeBot.Run::errors);
        var outcome = json.readTree(run.output());
        assertThat(outcome.path("outcome").asString()).isEqualTo("Succeeded");
        assertThat(outcome.path("kind").asString()).isEqualTo("DEPLOY");
        assertThat(outcome.path("statement").asString()).isEqualTo("1.2.0 serves");
        assertThat(outcome.path("envelope").path("target").asString()).isEqualTo(TARGET);
    }

    @Test
    void names_no_package_registry_in_its_lock_file() throws Exception {
        assertThat(bot.folder().resolve("package-lock.json")).content().doesNotContain("\"resolved\"");
    }

    @Test
    void says_what_is_wrong_with_what_was_typed_or_with_the_key() throws Exception {
        assertThat(bot.run("request", "--target", TARGET))
                .returns(2, NodeBot.Run::exitCode)
                .satisfies(run -> assertThat(run.errors()).contains("--version").contains("Usage"));
        assertThat(bot.run("request", requestFor(TARGET, Path.of("nowhere.pem"))))
                .returns(1, NodeBot.Run::exitCode)
                .satisfies(
                        run -> assertThat(run.errors()).contains("nowhere.pem").contains("slipway keys create"));
    }

    private String[] requestFor(String target, Path signedWith) {
        return new String[] {
            "--bootstrap",
            broker.bootstrapServers(),
            "--registry",
            registry.endpoint().toString(),
            "--key",
            signedWith.toString(),
            "--target",
            target,
            "--version",
            "1.2.0",
            "--bundle-sha256",
            DIGEST,
            "--bundle-bytes",
            "12345"
        };
    }

    private ConsumerRecord<String, byte[]> recordAt(JsonNode printed) {
        var partition = new TopicPartition(
                Topic.REQUESTS.name(), printed.path("partition").asInt());
        var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "max.poll.records", 1);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, printed.path("offset").asLong());
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }

    private boolean verifies(ConsumerRecord<String, byte[]> record, Envelope envelope) {
        var expires = Instant.ofEpochMilli(Long.parseLong(header(record, HeaderNames.EXPIRES)));
        var signed =
                new RequestSignature("deploy", envelope.getTarget(), envelope.getRequestId(), record.value(), expires);
        var signature = Base64.getDecoder().decode(header(record, HeaderNames.SIGNATURE));
        return expires.isAfter(Instant.now()) && key.verifyingKey().verifies(signed.signedText(), signature);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void publish(SpecificRecord outcome) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "gate");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topic.OUTCOMES.name(), TARGET, codec.encode(outcome)));
            producer.commitTransaction();
        }
    }
}
