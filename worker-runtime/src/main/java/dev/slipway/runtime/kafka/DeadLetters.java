package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Received;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that could not be handled: original bytes and headers, with the reason and the place beside them. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final String topic;
    private final MeterRegistry meters;

    DeadLetters(StageName stage, MeterRegistry meters) {
        topic = Topic.deadLettersOf(stage).name();
        this.meters = meters;
    }

    ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, String why) {
        var letter = letter(record.partition(), record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        return addressed(letter, record.topic(), record.partition() + "/" + record.offset(), why);
    }

    ProducerRecord<byte[], byte[]> of(Received received, String why) {
        var key = received.key()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(null);
        var letter = letter(received.partition(), key, received.value());
        received.headers().forEach(letter.headers()::add);
        return addressed(letter, received.topic(), Integer.toString(received.partition()), why);
    }

    /** A step of our own that failed for good and has no answer. */
    ProducerRecord<byte[], byte[]> ofStep(int partition, String target, String step, String why) {
        var letter = letter(partition, target.getBytes(StandardCharsets.UTF_8), new byte[0]);
        return addressed(letter, "step:" + step, Integer.toString(partition), why);
    }

    private ProducerRecord<byte[], byte[]> letter(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, partition, key, value);
    }

    private ProducerRecord<byte[], byte[]> addressed(
            ProducerRecord<byte[], byte[]> letter, String from, String place, String why) {
        LOG.warn("a record of {} ({}) goes to {}: {}", from, place, topic, why);
        meters.counter("slipway.dead.letters", "topic", from).increment();
        put(letter.headers(), "slipway-dead-reason", why);
        put(letter.headers(), "slipway-dead-topic", from);
        put(letter.headers(), "slipway-dead-place", place);
        return letter;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
