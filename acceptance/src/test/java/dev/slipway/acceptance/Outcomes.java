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
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the log and waits for events, with a deadline. */
final class Outcomes implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec = EventCodec.builtIn();
    private final List<SpecificRecord> seen = new ArrayList<>();

    Outcomes(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap, "isolation.level", "read_committed", "fetch.max.wait.ms", 50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = Topic.shared()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    SpecificRecord of(String requestId, Duration patience) {
        return first(
                event -> Flow.isOutcome(event.getClass())
                        && Events.envelopeOf(event).getRequestId().equals(requestId),
                "the outcome of " + requestId,
                patience);
    }

    /** The outcome, if it comes within a short time. */
    Optional<SpecificRecord> within(String requestId, Duration moment) {
        long end = System.nanoTime() + moment.toNanos();
        do {
            poll();
            var found = seen.stream()
                    .filter(event -> Flow.isOutcome(event.getClass()))
                    .filter(event -> Events.envelopeOf(event).getRequestId().equals(requestId))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        } while (System.nanoTime() < end);
        return Optional.empty();
    }

    <E extends SpecificRecord> E first(Class<E> type, String requestId, Duration patience) {
        return type.cast(first(
                event -> type.isInstance(event)
                        && Events.envelopeOf(event).getRequestId().equals(requestId),
                type.getSimpleName() + " of " + requestId,
                patience));
    }

    SpecificRecord first(Predicate<SpecificRecord> wanted, String what, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        int looked = 0;
        while (true) {
            for (; looked < seen.size(); looked++) {
                if (wanted.test(seen.get(looked))) {
                    return seen.get(looked);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not come within " + patience + "; seen: "
                        + seen.stream()
                                .map(event -> Events.nameOf(event) + "("
                                        + Events.envelopeOf(event).getTarget() + ")")
                                .filter(name -> !name.startsWith("Heartbeat"))
                                .skip(Math.max(0, seen.size() - 40L))
                                .toList());
            }
            poll();
        }
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
            try {
                seen.add(codec.decode(record.value() == null ? new byte[0] : record.value()));
            } catch (Undecodable hostile) {
                // somebody else's bytes: not what is waited for
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
