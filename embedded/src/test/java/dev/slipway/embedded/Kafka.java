package dev.slipway.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test does with a broker, through the ordinary clients. */
record Kafka(String bootstrapServers) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    void create(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        }
    }

    KafkaProducer<String, String> producer(String transactionalId) {
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    void commit(String topic, String... values) {
        try (var producer = producer("commits")) {
            producer.beginTransaction();
            List.of(values).forEach(value -> producer.send(new ProducerRecord<>(topic, "shop/production", value)));
            producer.commitTransaction();
        }
    }

    void abort(String topic, String... values) {
        try (var producer = producer("aborts")) {
            producer.beginTransaction();
            List.of(values).forEach(value -> producer.send(new ProducerRecord<>(topic, "shop/production", value)));
            producer.flush();
            producer.abortTransaction();
        }
    }

    /** Reads as a member of a new group, so that the coordinator is exercised too; returns once that many have come. */
    List<String> readCommitted(String topic, int expected) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "reader-" + Instant.now().toEpochMilli(),
                "session.timeout.ms", "1000",
                "heartbeat.interval.ms", "300",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var deadline = Instant.now().plus(DEADLINE);
            while (values.size() < expected && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
