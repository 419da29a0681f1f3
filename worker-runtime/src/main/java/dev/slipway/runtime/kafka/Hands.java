package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import dev.slipway.runtime.Failures;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Result;
import dev.slipway.runtime.engine.Stamp;
import dev.slipway.runtime.engine.Task;
import dev.slipway.runtime.telemetry.StepTrace;
import dev.slipway.runtime.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts: each task on a virtual thread of its own, and its result encoded there, ready to be sent. */
final class Hands implements Desk.Starter {

    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    /** A little less than the topics take, for key, headers and the batch around it. */
    private static final int LARGEST_EVENT = Topic.FACT_BYTES - 8 * 1024;

    private static final int LARGEST_LINE = Topic.WRAPPED_BYTES - 64 * 1024;
    private static final Duration AFTER_LOSS = Duration.ofSeconds(1);

    private final Desk desk;
    private final StageName stage;
    private final Performer performer;
    private final Stamp stamp;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final AtomicLong sequence;
    private final Milestones milestones;

    Hands(
            Desk desk,
            StageName stage,
            Performer performer,
            EventCodec codec,
            DeadLetters deadLetters,
            Telemetry telemetry,
            InstantSource clock,
            AtomicLong sequence,
            Milestones milestones) {
        this.desk = desk;
        this.stage = stage;
        this.performer = performer;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.telemetry = telemetry;
        this.clock = clock;
        this.sequence = sequence;
        this.milestones = milestones;
        stamp = new Stamp(stage);
    }

    @Override
    public void start(Work work) {
        work.startedNanos = System.nanoTime();
        work.saidNanos = work.startedNanos;
        work.thread = Thread.ofVirtual()
                .name(stage + " " + work.reaction.name() + " " + work.task.target())
                .unstarted(() -> act(work));
        work.thread.start();
    }

    private void act(Work work) {
        try (var trace = telemetry.begin(stage, work.reaction.name(), work.task, work.attempt)) {
            milestones.reached(Milestones.Milestone.ACTING, work.task);
            var step = new KafkaStep(work, desk, stamp, clock, milestones);
            var result = performer.perform(work.reaction, work.input, step);
            milestones.reached(Milestones.Milestone.FINISHING, work.task);
            telemetry.ended(stage, work.reaction.name(), result, System.nanoTime() - work.startedNanos);
            deliver(work, result, trace);
        } catch (RuntimeException | Error broken) {
            LOG.error("the result of {} for {} cannot be written", work.reaction.name(), work.task.target(), broken);
            desk.finished(work, dead(work, "its result cannot be written: " + Failures.describe(broken)));
        }
    }

    private void deliver(Work work, Result result, StepTrace trace) {
        switch (result) {
            case Result.Done done -> desk.finished(work, fitting(work, closing(work, done.next(), trace)));
            case Result.Again again -> {
                trace.failed(again.why());
                desk.tryAgain(work, again.pause());
            }
            case Result.Dead dead -> desk.finished(work, dead(work, dead.why()));
            case Result.Lost _ -> desk.ownershipDoubted(work, AFTER_LOSS);
        }
    }

    private Closing closing(Work work, Next next, StepTrace trace) {
        next.ignored()
                .ifPresent(why -> LOG.info("{} for {} is ignored: {}", work.reaction.name(), work.task.target(), why));
        if (next.parked().isPresent()) {
            return parking(work, next.parked().get());
        }
        var events = stamp.complete(work.task, next.events(), clock.instant(), work.attempt, trace.traceparent());
        var ledger = new ArrayList<Closing.LedgerWrite>();
        var memory = memory(next);
        memory.ifPresent(change -> ledger.add(new Closing.LedgerWrite("memory/" + work.task.target(), change.value())));
        var cancelled = next.cancelled().stream()
                .map(gone -> Task.timerKey(work.task.target(), gone.step(), gone.input()))
                .toList();
        cancelled.forEach(key -> ledger.add(new Closing.LedgerWrite(key, null)));
        var follows = follows(work, next, events, trace);
        follows.forEach(task -> ledger.add(new Closing.LedgerWrite(task.ledgerKey(), LedgerJson.write(task))));
        return new Closing(
                events.stream().map(event -> record(work, event, trace)).toList(),
                ledger,
                follows.stream().filter(task -> task.due().isEmpty()).toList(),
                follows.stream().filter(task -> task.due().isPresent()).toList(),
                cancelled,
                memory,
                Optional.empty());
    }

    private List<Task> follows(Work work, Next next, List<SpecificRecord> events, StepTrace trace) {
        var last = events.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(Events.envelopeOf(events.getLast()).getEventId());
        var follows = new ArrayList<Task>();
        for (int i = 0; i < next.follows().size(); i++) {
            follows.add(
                    work.task.follow(next.follows().get(i), i, last, trace.traceparent(), sequence.incrementAndGet()));
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

    private ProducerRecord<byte[], byte[]> record(Work work, SpecificRecord event, StepTrace trace) {
        var topic = Flow.topicOf(event.getClass()).orElseThrow().name();
        var key = Events.envelopeOf(event).getTarget().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(topic, work.shard.partition, key, codec.encode(event));
        record.headers()
                .add(HeaderNames.SCHEMA_SHA256, codec.schemaSha256(event).getBytes(StandardCharsets.UTF_8));
        trace.traceparent()
                .ifPresent(parent ->
                        record.headers().add(HeaderNames.TRACEPARENT, parent.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** What the broker would refuse for its size must not reach a transaction, which carries other targets too. */
    private Closing fitting(Work work, Closing closing) {
        var event = largest(closing.records().stream().map(ProducerRecord::value));
        var line = largest(closing.ledger().stream().map(Closing.LedgerWrite::value));
        return event <= LARGEST_EVENT && line <= LARGEST_LINE
                ? closing
                : dead(
                        work,
                        "what follows from it is too large for the broker: an event of %d bytes, a line of %d"
                                .formatted(event, line));
    }

    private static int largest(Stream<byte @Nullable []> values) {
        return values.mapToInt(value -> value == null ? 0 : value.length).max().orElse(0);
    }

    private Closing parking(Work work, String why) {
        if (!desk.mayPark(work.shard, work.task.target())) {
            return dead(work, "too many events of " + work.task.target() + " wait for their cause: " + why);
        }
        LOG.info("{} for {} waits for its cause: {}", work.reaction.name(), work.task.target(), why);
        var parked = work.task.park(clock.instant());
        return new Closing(
                List.of(),
                List.of(new Closing.LedgerWrite(parked.ledgerKey(), LedgerJson.write(parked))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(parked));
    }

    private Closing dead(Work work, String why) {
        return Closing.deadLetter(work.task
                .received()
                .map(received -> deadLetters.of(received, why))
                .orElseGet(() -> deadLetters.ofStep(work.shard.partition, work.task.target(), work.task.step(), why)));
    }
}
