package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.flow.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessListsIT {

    private static final List<String> EVERYBODY =
            List.of("validate", "backup", "deploy", "verify", "notify", "ci", "reader");

    @TempDir
    static Path data;

    private static GuardedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = GuardedKafka.start(data);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void each_topic_takes_records_from_those_alone_that_the_flow_lets_write() {
        Topic.all()
                .forEach(topic -> assertThat(EVERYBODY.stream().filter(name -> mayWrite(name, topic)))
                        .as(topic.name())
                        .containsExactlyElementsOf(writersOf(topic)));
    }

    @Test
    void a_worker_commits_a_transaction_with_its_group_and_its_ledger() {
        Topic.stages().map(Topic::slug).forEach(name -> {
            try (var producer = transactional(name, "slipway." + name + ".a.0")) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(record("slipway." + name + ".ledger"));
                producer.sendOffsetsToTransaction(
                        Map.of(new TopicPartition("slipway." + name + ".ledger", 0), new OffsetAndMetadata(0)),
                        new ConsumerGroupMetadata("slipway." + name));
                producer.commitTransaction();
            }
        });
    }

    @Test
    void nobody_takes_the_transactional_id_of_another_worker() {
        try (var producer = transactional("backup", "slipway.deploy.a.0")) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void a_reader_sees_outcomes_and_no_ledger() {
        try (var consumer =
                new KafkaConsumer<>(kafka.as("reader"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topic.OUTCOMES.name(), 0)));
            consumer.poll(Duration.ofSeconds(1));
            consumer.assign(List.of(new TopicPartition("slipway.deploy.ledger", 0)));
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(10)))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    /** Only requests have more than one writer: whoever asks, and the gate, which moves what strayed. */
    private static List<String> writersOf(Topic topic) {
        if (topic.equals(Topic.PROGRESS)) {
            return Topic.stages().map(Topic::slug).toList();
        }
        return Stream.concat(
                        topic.writer().map(Topic::slug).stream(),
                        Stream.of("validate", "ci").filter(name -> topic.equals(Topic.REQUESTS)))
                .toList();
    }

    private static boolean mayWrite(String principal, Topic topic) {
        var settings = kafka.as(principal);
        settings.put("enable.idempotence", false);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record(topic.name())).get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasRootCauseInstanceOf(TopicAuthorizationException.class);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static KafkaProducer<byte[], byte[]> transactional(String principal, String id) {
        var settings = kafka.as(principal);
        settings.put("transactional.id", id);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, 0, "shop/production".getBytes(StandardCharsets.UTF_8), new byte[] {1});
    }
}
