package dev.slipway.runtime.kafka;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Stamp;
import dev.slipway.runtime.engine.Task;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a handler said shall happen next, ready to be sent. */
final class Scribe {

    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    /** A little less than the topics take, for key, headers and the batch around it. */
    private static final int LARGEST_EVENT = Topic.FACT_BYTES - 8 * 1024;

    private static final int LARGEST_LINE = Topic.WRAPPED_BYTES - 64 * 1024;

    private final Stamp stamp;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final AtomicLong sequence;

    Scribe(Stamp stamp, EventCodec codec, DeadLetters deadLetters, InstantSource clock, AtomicLong sequence) {
        this.stamp = stamp;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.sequence = sequence;
    }

    Closing write(Work work, Next next, Optional<String> traceparent) {
        next.ignored()
                .ifPresent(why -> LOG.info("{} for {} is ignored: {}", work.reaction.name(), work.task.target(), why));
        return next.parked().isPresent()
                ? parking(work, next.parked().get())
                : fitting(work, closing(work, next, traceparent));
    }

    private Closing closing(Work work, Next next, Optional<String> traceparent) {
        var events = stamp.complete(work.task, next.events(), clock.instant(), work.attempt, traceparent);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(events.size());
        events.forEach(event -> records.add(record(work, event, traceparent)));
        if (next.changesNothing()) {
            return Closing.only(records);
        }
        var memory = memory(next);
        var cancelled = next.cancelled().stream()
                .map(gone -> Task.timerKey(work.task.target(), gone.step(), gone.input()))
                .toList();
        var follows = follows(work, next, events, traceparent);
        var ledger = new ArrayList<Closing.LedgerWrite>();
        memory.ifPresent(change -> ledger.add(new Closing.LedgerWrite("memory/" + work.task.target(), change.value())));
        cancelled.forEach(key -> ledger.add(new Closing.LedgerWrite(key, null)));
        follows.forEach(task -> ledger.add(new Closing.LedgerWrite(task.ledgerKey(), LedgerJson.write(task))));
        return new Closing(
                records,
                ledger,
                follows.stream().filter(task -> task.due().isEmpty()).toList(),
                follows.stream().filter(task -> task.due().isPresent()).toList(),
                cancelled,
                memory,
                Optional.empty());
    }

    private List<Task> follows(Work work, Next next, List<SpecificRecord> events, Optional<String> traceparent) {
        var last = events.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(Events.envelopeOf(events.getLast()).getEventId());
        var follows = new ArrayList<Task>();
        for (int i = 0; i < next.follows().size(); i++) {
            follows.add(work.task.follow(next.follows().get(i), i, last, traceparent, sequence.incrementAndGet()));
        }
        return follows;
    }

    private static Optional<Closing.MemoryChange> memory(Next next) {
        return switch (next.memory()) {
            case Next.Memory.Keep _ -> Optional.empty();
            case Next.Memory.Replace replace ->
                Optional.of(new Closing.MemoryChange(LedgerJson.write(replace.value())));
            case Next.Memory.Forget _ -> Optional.of(new Closing.MemoryChange(null));
        };
    }

    private ProducerRecord<byte[], byte[]> record(Work work, SpecificRecord event, Optional<String> traceparent) {
        var topic = Flow.topicOf(event.getClass()).orElseThrow().name();
        var key = Events.envelopeOf(event).getTarget().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(topic, work.shard.partition, key, codec.encode(event));
        record.headers()
                .add(HeaderNames.SCHEMA_SHA256, codec.schemaSha256(event).getBytes(StandardCharsets.UTF_8));
        traceparent.ifPresent(
                parent -> record.headers().add(HeaderNames.TRACEPARENT, parent.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** What the broker would refuse for its size must not reach a transaction, which carries other targets too. */
    private Closing fitting(Work work, Closing closing) {
        int event = 0;
        for (var record : closing.records()) {
            event = Math.max(event, record.value().length);
        }
        int line = 0;
        for (var write : closing.ledger()) {
            line = Math.max(line, write.value() == null ? 0 : write.value().length);
        }
        return event <= LARGEST_EVENT && line <= LARGEST_LINE
                ? closing
                : deadLetter(
                        work,
                        "what follows from it is too large for the broker: an event of %d bytes, a line of %d"
                                .formatted(event, line));
    }

    /** The event stays in the ledger until the memory of its target changes, but no longer than its bound in all. */
    private Closing parking(Work work, String why) {
        LOG.info("{} for {} waits for its cause: {}", work.reaction.name(), work.task.target(), why);
        return Closing.parking(work.task.park(clock.instant()));
    }

    Closing deadLetter(Work work, String why) {
        return Closing.only(work.task
                .received()
                .map(received -> deadLetters.of(received, why))
                .orElseGet(() -> deadLetters.ofStep(work.shard.partition, work.task.target(), work.task.step(), why)));
    }
}
