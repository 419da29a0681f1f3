package dev.slipway.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** One hop of the plain chain: polls, hands on, commits, in one thread. */
final class PlainHop implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String to;
    private final UnaryOperator<byte[]> work;
    private final Thread thread;
    private volatile boolean stopping;

    private PlainHop(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            String to,
            UnaryOperator<byte[]> work) {
        this.work = work;
        this.consumer = consumer;
        this.producer = producer;
        this.to = to;
        thread = Thread.ofPlatform().name("plain-to-" + to).unstarted(this::run);
    }

    static PlainHop start(Bus bus, String from, String to, UnaryOperator<byte[]> work) {
        var consumer = bus.consumer(
                Map.of("group.id", "plain-after-" + from, "auto.offset.reset", "earliest", "max.poll.records", 2_000));
        // The same client tuning as the engine's: without it commits that follow each other stall on this client.
        var producer =
                bus.producer(Map.of("transactional.id", "plain-to-" + to, "linger.ms", 0, "retry.backoff.ms", 3));
        consumer.subscribe(List.of(from));
        var hop = new PlainHop(consumer, producer, to, work);
        hop.thread.start();
        return hop;
    }

    private void run() {
        try (consumer;
                producer) {
            producer.initTransactions();
            while (!stopping) {
                var records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    handOn(records);
                }
            }
        }
    }

    private void handOn(ConsumerRecords<byte[], byte[]> records) {
        producer.beginTransaction();
        records.forEach(record ->
                producer.send(new ProducerRecord<>(to, record.partition(), record.key(), work.apply(record.value()))));
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        records.partitions()
                .forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
