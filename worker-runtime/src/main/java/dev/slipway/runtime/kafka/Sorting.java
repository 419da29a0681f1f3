package dev.slipway.runtime.kafka;

import dev.slipway.events.Heartbeat;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads a record and decides what it is: work for this stage, a sign of life, or nothing that can be handled. */
final class Sorting {

    /** A record that is moved gets a header more, so that the very largest would not fit any more. */
    private static final int LARGEST_MOVED = 512 * 1024;

    /** The broker counts what travels, which may be packed; what is written to a ledger is not. */
    private static final int LARGEST_HANDLED = Topic.FACT_BYTES;

    private static final int LONGEST_ID = 512;

    private final Performer performer;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final AtomicLong sequence;
    private final InstantSource clock;
    private final int partitions;

    Sorting(
            Performer performer,
            EventCodec codec,
            DeadLetters deadLetters,
            AtomicLong sequence,
            InstantSource clock,
            int partitions) {
        this.performer = performer;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.sequence = sequence;
        this.clock = clock;
        this.partitions = partitions;
    }

    Sorted sort(ConsumerRecord<byte[], byte[]> record, Shard shard) {
        int bytes = bytesOf(record);
        if (bytes > LARGEST_HANDLED) {
            return bury(
                    record,
                    shard,
                    "is " + bytes + " bytes long once it is unpacked, more than " + LARGEST_HANDLED
                            + " are not handled");
        }
        try {
            var event = codec.decode(record.value() == null ? new byte[0] : record.value());
            return event instanceof Heartbeat heartbeat && record.topic().equals(Topic.PROGRESS.name())
                    ? heard(heartbeat, record, shard)
                    : sort(event, record, shard);
        } catch (Undecodable e) {
            return bury(record, shard, e.getMessage() == null ? "undecodable" : e.getMessage());
        }
    }

    private Sorted sort(SpecificRecord event, ConsumerRecord<byte[], byte[]> record, Shard shard) {
        var envelope = Events.envelopeOf(event);
        if (tooLong(envelope.getEventId())
                || tooLong(envelope.getRequestId())
                || tooLong(envelope.getTarget())
                || record.serializedKeySize() > LONGEST_ID) {
            return bury(record, shard, "names something with more than " + LONGEST_ID + " characters");
        }
        int home = TargetPartition.of(envelope.getTarget(), partitions);
        var wrong = misplaced(event, envelope.getTarget(), home, record);
        if (wrong.isPresent()) {
            return bury(record, shard, wrong.get());
        }
        if (home != record.partition()) {
            return bringHome(record, home, shard);
        }
        return performer
                .reactionTo(event)
                .<Sorted>map(reaction -> new Sorted.ToDo(Work.read(
                        Task.ofEvent(
                                envelope,
                                received(record),
                                header(record, HeaderNames.TRACEPARENT),
                                sequence.incrementAndGet()),
                        shard,
                        reaction,
                        event,
                        placeOf(record))))
                .orElse(Sorted.NOTHING);
    }

    private static boolean tooLong(String name) {
        return name.length() > LONGEST_ID;
    }

    private static Work.Place placeOf(ConsumerRecord<byte[], byte[]> record) {
        return new Work.Place(record.topic(), record.offset() + 1);
    }

    /**
     * Only whoever owns the partition of a target knows its requests: answered where it strayed to, a request that was
     * sent to both partitions would be answered twice.
     */
    private Sorted bringHome(ConsumerRecord<byte[], byte[]> record, int home, Shard shard) {
        var moved = new ProducerRecord<>(record.topic(), home, record.key(), record.value());
        record.headers().forEach(moved.headers()::add);
        moved.headers()
                .remove(HeaderNames.STRAYED)
                .add(HeaderNames.STRAYED, Integer.toString(record.partition()).getBytes(StandardCharsets.UTF_8));
        if (bytesOf(record) > LARGEST_MOVED) {
            return bury(record, shard, "belongs in partition " + home + ", and is too large to be moved there");
        }
        return toWrite(record, shard, moved);
    }

    private static int bytesOf(ConsumerRecord<byte[], byte[]> record) {
        int bytes = record.serializedKeySize() + record.serializedValueSize();
        for (var header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    /** Requests may lie where their senders put them: they are brought home. Facts must lie where the contract says. */
    private static Optional<String> misplaced(
            SpecificRecord event, String target, int home, ConsumerRecord<byte[], byte[]> record) {
        var topic = Flow.topicOf(event.getClass());
        if (topic.isEmpty() || !topic.get().name().equals(record.topic())) {
            return Optional.of(Events.nameOf(event) + " belongs on "
                    + topic.map(Topic::name).orElse("no topic") + ", not on " + record.topic());
        }
        if (topic.get().equals(Topic.REQUESTS)) {
            return Optional.empty();
        }
        var key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!target.equals(key)) {
            return Optional.of(Events.nameOf(event) + " is about " + target + " but its key is '" + key + "'");
        }
        return home == record.partition()
                ? Optional.empty()
                : Optional.of(Events.nameOf(event) + " about " + target + " belongs in partition " + home + ", not "
                        + record.partition());
    }

    private Sorted bury(ConsumerRecord<byte[], byte[]> record, Shard shard, String why) {
        return toWrite(record, shard, deadLetters.of(record, why));
    }

    private Sorted toWrite(ConsumerRecord<byte[], byte[]> record, Shard shard, ProducerRecord<byte[], byte[]> written) {
        var id = record.topic() + "/" + record.partition() + "/" + record.offset();
        var task = Task.ofRecord(id, sequence.incrementAndGet());
        return new Sorted.ToWrite(Work.written(task, shard, placeOf(record)), Closing.only(written));
    }

    private Sorted heard(Heartbeat heartbeat, ConsumerRecord<byte[], byte[]> record, Shard shard) {
        long ageMillis = Math.max(0, clock.millis() - record.timestamp());
        return new Sorted.SignOfLife(
                shard,
                heartbeat.getEnvelope().getTarget(),
                signOfLife(heartbeat.getStage(), heartbeat.getEnvelope().getTarget()),
                System.nanoTime() - Duration.ofMillis(ageMillis).toNanos());
    }

    static String signOfLife(StageName stage, String target) {
        return stage + "/" + target;
    }

    private Received received(ConsumerRecord<byte[], byte[]> record) {
        return new Received(
                record.topic(),
                record.partition(),
                partitions,
                Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8)),
                record.value(),
                headers(record));
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, byte[]>(4);
        for (var header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        return Map.copyOf(headers);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
