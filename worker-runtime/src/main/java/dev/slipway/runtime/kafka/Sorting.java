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
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Decides what a record is: work for this stage, somebody else's, a sign of life, or nothing that can be handled. */
final class Sorting {

    private static final Reaction<Object> NONE = new Reaction<>(
            "none",
            (input, step) -> Next.nothing(),
            Optional.empty(),
            Optional.empty(),
            Retry.NEVER,
            Duration.ZERO,
            false);

    /** A record that is moved gets a header more, so that the very largest would not fit any more. */
    private static final int LARGEST_MOVED = 512 * 1024;

    /** The broker counts what travels, which may be packed; what is written to a ledger is not. */
    private static final int LARGEST_HANDLED = Topic.FACT_BYTES;

    private static final int LONGEST_ID = 512;

    private final Desk desk;
    private final Performer performer;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final AtomicLong sequence;
    private final InstantSource clock;
    private final int partitions;
    private final Milestones milestones;

    Sorting(
            Desk desk,
            Performer performer,
            EventCodec codec,
            DeadLetters deadLetters,
            AtomicLong sequence,
            InstantSource clock,
            int partitions,
            Milestones milestones) {
        this.desk = desk;
        this.performer = performer;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.sequence = sequence;
        this.clock = clock;
        this.partitions = partitions;
        this.milestones = milestones;
    }

    void take(ConsumerRecord<byte[], byte[]> record, Shard shard) {
        if (bytesOf(record) > LARGEST_HANDLED) {
            bury(
                    record,
                    shard,
                    "is " + bytesOf(record) + " bytes long once it is unpacked, more than " + LARGEST_HANDLED
                            + " are not handled");
            return;
        }
        try {
            var event = codec.decode(record.value() == null ? new byte[0] : record.value());
            if (event instanceof Heartbeat heartbeat && record.topic().equals(Topic.PROGRESS.name())) {
                heard(heartbeat, record, shard);
                return;
            }
            var envelope = Events.envelopeOf(event);
            var longest = Stream.of(envelope.getEventId(), envelope.getRequestId(), envelope.getTarget())
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            if (longest > LONGEST_ID || record.serializedKeySize() > LONGEST_ID) {
                bury(record, shard, "names something with more than " + LONGEST_ID + " characters");
                return;
            }
            var wrong = misplaced(event, record);
            if (wrong.isPresent()) {
                bury(record, shard, wrong.get());
                return;
            }
            var home = TargetPartition.of(Events.envelopeOf(event).getTarget(), partitions);
            if (home != record.partition()) {
                bringHome(record, home, shard);
                return;
            }
            var reaction = performer.reactionTo(event);
            if (reaction.isPresent()) {
                accept(event, reaction.get(), record, shard);
            }
        } catch (Undecodable e) {
            bury(record, shard, e.getMessage() == null ? "undecodable" : e.getMessage());
        }
    }

    private void accept(
            SpecificRecord event, Reaction<?> reaction, ConsumerRecord<byte[], byte[]> record, Shard shard) {
        var task = Task.ofEvent(
                Events.envelopeOf(event),
                received(record),
                header(record, HeaderNames.TRACEPARENT),
                sequence.incrementAndGet());
        var work = new Work(task, shard, reaction, event, false, false);
        milestones.reached(Milestones.Milestone.ARRIVED, task);
        desk.arrived(shard, work);
    }

    /**
     * Only whoever owns the partition of a target knows its requests: answered where it strayed to, a request that was
     * sent to both partitions would be answered twice.
     */
    private void bringHome(ConsumerRecord<byte[], byte[]> record, int home, Shard shard) {
        var moved = new ProducerRecord<>(record.topic(), home, record.key(), record.value());
        record.headers().forEach(moved.headers()::add);
        moved.headers()
                .remove(HeaderNames.STRAYED)
                .add(HeaderNames.STRAYED, Integer.toString(record.partition()).getBytes(StandardCharsets.UTF_8));
        if (bytesOf(record) > LARGEST_MOVED) {
            bury(record, shard, "belongs in partition " + home + ", and is too large to be moved there");
            return;
        }
        onlyWritten(record, shard, moved);
    }

    private static int bytesOf(ConsumerRecord<byte[], byte[]> record) {
        int bytes = record.serializedKeySize() + record.serializedValueSize();
        for (var header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    /** Requests may lie where their senders put them: they are brought home. Facts must lie where the contract says. */
    private Optional<String> misplaced(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
        var name = Events.nameOf(event);
        var topic = Flow.topicOf(event.getClass());
        if (topic.filter(expected -> expected.name().equals(record.topic())).isEmpty()) {
            return Optional.of(
                    name + " belongs on " + topic.map(Topic::name).orElse("no topic") + ", not on " + record.topic());
        }
        if (Flow.isRequest(event.getClass())) {
            return Optional.empty();
        }
        var target = Events.envelopeOf(event).getTarget();
        var key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!target.equals(key)) {
            return Optional.of(name + " is about " + target + " but its key is '" + key + "'");
        }
        if (TargetPartition.of(target, partitions) != record.partition()) {
            return Optional.of(name + " about " + target + " belongs in partition "
                    + TargetPartition.of(target, partitions) + ", not " + record.partition());
        }
        return Optional.empty();
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, Shard shard, String why) {
        onlyWritten(record, shard, deadLetters.of(record, why));
    }

    private void onlyWritten(
            ConsumerRecord<byte[], byte[]> record, Shard shard, ProducerRecord<byte[], byte[]> written) {
        var id = record.topic() + "/" + record.partition() + "/" + record.offset();
        var task = new Task(
                id,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                sequence.incrementAndGet());
        var work = new Work(task, shard, NONE, "", false, false);
        desk.arrivedDone(shard, work, Closing.only(written));
    }

    private void heard(Heartbeat heartbeat, ConsumerRecord<byte[], byte[]> record, Shard shard) {
        long ageMillis = Math.max(0, clock.millis() - record.timestamp());
        var heard = System.nanoTime() - Duration.ofMillis(ageMillis).toNanos();
        shard.heardNanos.merge(
                signOfLife(heartbeat.getStage(), heartbeat.getEnvelope().getTarget()),
                heard,
                (before, now) -> before - now > 0 ? before : now);
    }

    static String signOfLife(StageName stage, String target) {
        return stage + "/" + target;
    }

    private Received received(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        });
        return new Received(
                record.topic(),
                record.partition(),
                partitions,
                Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8)),
                record.value(),
                headers);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
