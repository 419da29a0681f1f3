package dev.slipway.acceptance;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.RequestSignature;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.release.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Somebody who can reach the broker, and sends what nobody should. */
final class Stranger implements AutoCloseable {

    private static final int MORE_THAN_ANY_RECORD = 8 * 1024 * 1024;

    private final EventCodec codec = EventCodec.builtIn();
    private final KafkaProducer<byte[], byte[]> producer;

    Stranger(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "max.request.size", MORE_THAN_ANY_RECORD),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The request as it should be sent, for others to spoil. */
    ProducerRecord<byte[], byte[]> signed(SpecificRecord request, SigningKey as) {
        return signed(request, as, Instant.now().plus(Duration.ofMinutes(10)));
    }

    ProducerRecord<byte[], byte[]> signed(SpecificRecord request, SigningKey as, Instant expires) {
        var record = unsigned(request);
        var envelope = Events.envelopeOf(request);
        var text = new RequestSignature(
                        RequestSignature.verbOf(request),
                        envelope.getTarget(),
                        envelope.getRequestId(),
                        record.value(),
                        expires)
                .signedText();
        headed(record, HeaderNames.KEY, as.id().toString());
        headed(record, HeaderNames.EXPIRES, Long.toString(expires.toEpochMilli()));
        headed(record, HeaderNames.SIGNATURE, Base64.getEncoder().encodeToString(as.sign(text)));
        return record;
    }

    ProducerRecord<byte[], byte[]> unsigned(SpecificRecord request) {
        return event(Topic.REQUESTS, request);
    }

    /** An event where the flow would have it, but for the topic. */
    ProducerRecord<byte[], byte[]> event(Topic topic, SpecificRecord event) {
        return bytes(topic, Events.envelopeOf(event).getTarget(), codec.encode(event));
    }

    ProducerRecord<byte[], byte[]> bytes(Topic topic, String target, byte @Nullable [] value) {
        return new ProducerRecord<>(
                topic.name(),
                TargetPartition.of(target, Yard.PARTITIONS),
                target.getBytes(StandardCharsets.UTF_8),
                value);
    }

    static ProducerRecord<byte[], byte[]> elsewhere(ProducerRecord<byte[], byte[]> record, String key, int partition) {
        return new ProducerRecord<>(
                record.topic(),
                partition,
                null,
                key.getBytes(StandardCharsets.UTF_8),
                record.value(),
                record.headers());
    }

    static ProducerRecord<byte[], byte[]> with(ProducerRecord<byte[], byte[]> record, byte[] value) {
        return new ProducerRecord<>(record.topic(), record.partition(), null, record.key(), value, record.headers());
    }

    static ProducerRecord<byte[], byte[]> headed(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The longest record of its kind that the broker takes: one more letter, and it is refused. */
    ProducerRecord<byte[], byte[]> largest(Topic topic, IntFunction<ProducerRecord<byte[], byte[]>> ofLength) {
        int fits = 0;
        int tooLong = topic.maxMessageBytes();
        while (tooLong - fits > 1) {
            int tried = (fits + tooLong) / 2;
            if (bytesOnDisk(ofLength.apply(tried)) <= topic.maxMessageBytes()) {
                fits = tried;
            } else {
                tooLong = tried;
            }
        }
        if (accepted(ofLength.apply(tooLong))) {
            throw new AssertionError(topic.name() + " takes more than " + topic.maxMessageBytes() + " bytes");
        }
        return ofLength.apply(fits);
    }

    private static int bytesOnDisk(ProducerRecord<byte[], byte[]> record) {
        return DefaultRecordBatch.sizeInBytes(List.of(new SimpleRecord(
                0, record.key(), record.value(), record.headers().toArray())));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        if (!accepted(record)) {
            throw new AssertionError("the broker refused " + record.value().length + " bytes on " + record.topic());
        }
    }

    /** False if the broker finds the record too large. */
    boolean accepted(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof RecordTooLargeException) {
                return false;
            }
            throw new IllegalStateException(refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
