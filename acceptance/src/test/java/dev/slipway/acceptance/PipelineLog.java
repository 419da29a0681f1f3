package dev.slipway.acceptance;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.Undecodable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that a reader of committed records sees, at one moment. */
record PipelineLog(List<Entry> entries, List<ConsumerRecord<byte[], byte[]>> all) {

    /** An event and where it stands. */
    record Entry(String topic, int partition, long offset, long timestamp, SpecificRecord event) {
        String requestId() {
            return Events.envelopeOf(event).getRequestId();
        }

        String target() {
            return Events.envelopeOf(event).getTarget();
        }
    }

    static PipelineLog read(String bootstrap) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = Topic.all()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the log could not be read to its end");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            var codec = EventCodec.builtIn();
            return new PipelineLog(
                    records.stream().flatMap(record -> decode(codec, record)).toList(), records);
        }
    }

    private static Stream<Entry> decode(EventCodec codec, ConsumerRecord<byte[], byte[]> record) {
        if (Topic.shared().noneMatch(topic -> topic.name().equals(record.topic())) || record.value() == null) {
            return Stream.empty();
        }
        try {
            return Stream.of(new Entry(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    codec.decode(record.value())));
        } catch (Undecodable hostile) {
            return Stream.empty();
        }
    }

    Optional<SpecificRecord> outcomeOf(String requestId) {
        return entries.stream()
                .filter(entry -> Flow.isOutcome(entry.event().getClass()))
                .filter(entry -> entry.requestId().equals(requestId))
                .map(Entry::event)
                .findFirst();
    }

    List<String> story(String requestId) {
        return entries.stream()
                .filter(entry -> entry.requestId().equals(requestId))
                .sorted(java.util.Comparator.comparingLong(Entry::timestamp))
                .map(entry -> Events.nameOf(entry.event()))
                .filter(name -> !name.equals("Heartbeat"))
                .toList();
    }
}
