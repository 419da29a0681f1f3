package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Received;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that could not be handled: original bytes and headers, with the reason and the place beside them. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    /** More than this cannot be kept as it was: then its beginning and its size have to do. */
    private static final int LARGEST_WHOLE = 3 * 1024 * 1024;

    private static final int BEGINNING = 64 * 1024;
    private static final int LONGEST_REASON = 2_000;

    private final String topic;
    private final MeterRegistry meters;

    DeadLetters(StageName stage, MeterRegistry meters) {
        topic = Topic.deadLettersOf(stage).name();
        this.meters = meters;
    }

    ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, String why) {
        var whole = size(record) <= LARGEST_WHOLE;
        var letter = letter(record.partition(), whole ? record.key() : null, whole ? record.value() : begin(record));
        if (whole) {
            record.headers().forEach(letter.headers()::add);
        } else {
            put(letter.headers(), "slipway-dead-bytes", Long.toString(size(record)));
        }
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

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long size = Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
        for (var header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    private static byte[] begin(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        return value == null ? new byte[0] : Arrays.copyOf(value, Math.min(value.length, BEGINNING));
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
        put(letter.headers(), "slipway-dead-reason", why.substring(0, Math.min(why.length(), LONGEST_REASON)));
        put(letter.headers(), "slipway-dead-topic", from);
        put(letter.headers(), "slipway-dead-place", place);
        return letter;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
