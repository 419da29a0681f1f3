package dev.slipway.runtime.kafka;

import dev.slipway.events.Envelope;
import dev.slipway.events.Heartbeat;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What happens by the clock: timers fall due, pauses end, bounds run out, and running steps show that they live. */
final class Pulse implements Runnable {

    /** What the pulse moves. */
    record Moved(Desk desk, InTray inTray, OutTray outTray, Crew crew) {}

    private final Desk desk;
    private final InTray inTray;
    private final OutTray outTray;
    private final Crew crew;
    private final EngineSettings settings;
    private final Tasks tasks;
    private final DeadLetters deadLetters;
    private final StageName stage;
    private final EventCodec codec;
    private final Producer<byte[], byte[]> producer;
    private final InstantSource clock;
    private long beats;

    Pulse(
            Moved moved,
            EngineSettings settings,
            Tasks tasks,
            DeadLetters deadLetters,
            StageName stage,
            EventCodec codec,
            Producer<byte[], byte[]> producer,
            InstantSource clock) {
        desk = moved.desk();
        inTray = moved.inTray();
        outTray = moved.outTray();
        crew = moved.crew();
        this.settings = settings;
        this.tasks = tasks;
        this.deadLetters = deadLetters;
        this.stage = stage;
        this.codec = codec;
        this.producer = producer;
        this.clock = clock;
    }

    @Override
    public void run() {
        desk.lock.lock();
        try {
            for (var shard : desk.active()) {
                if (shard.claimed) {
                    fireTimers(shard);
                    buryForgotten(shard);
                    inTray.dispatchRested(shard);
                }
            }
            crew.look();
        } finally {
            desk.lock.unlock();
        }
        watch();
    }

    /** A timer fires only once everything has been read that was there when it fell due. */
    private void fireTimers(Shard shard) {
        shard.timers.values().stream()
                .filter(timer -> timer.due()
                        .filter(due -> due.toEpochMilli() <= shard.caughtUpMillis)
                        .isPresent())
                .toList()
                .forEach(timer -> {
                    shard.timers.remove(timer.ledgerKey());
                    var resumed = shard.restoredTimers.remove(timer.ledgerKey());
                    tasks.workOf(timer, shard, resumed).ifPresent(inTray::enqueue);
                });
    }

    private void buryForgotten(Shard shard) {
        var oldest = clock.instant().minus(settings.parkingFor());
        shard.parked.values().stream()
                .filter(task ->
                        task.parked().filter(since -> since.isBefore(oldest)).isPresent())
                .toList()
                .forEach(task -> {
                    shard.parked.remove(task.ledgerKey());
                    task.received()
                            .flatMap(received -> tasks.workOf(task, shard, false)
                                    .map(work -> new Forgotten(
                                            work,
                                            deadLetters.of(
                                                    received,
                                                    "its cause did not come within " + settings.parkingFor()))))
                            .ifPresent(forgotten -> outTray.buried(forgotten.work(), forgotten.letter()));
                });
    }

    private record Forgotten(Work work, ProducerRecord<byte[], byte[]> letter) {}

    /** Those that run for long show that they live; those that run for too long are told to stop. */
    private void watch() {
        long now = System.nanoTime();
        crew.atWork().forEach(work -> {
            if (work.shouldSaySomething(now, settings.heartbeat().toNanos())) {
                producer.send(heartbeat(work));
            }
            work.endAfterBound(now);
        });
    }

    private ProducerRecord<byte[], byte[]> heartbeat(Work work) {
        var task = work.task;
        var event = Heartbeat.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Events.derivedId(task.id(), settings.instance() + "/" + ++beats, 0))
                        .setRequestId(task.requestId())
                        .setTarget(task.target())
                        .setRelease(task.release().orElse(null))
                        .setCause(task.cause().orElse(null))
                        .setActor("worker:" + Topic.slug(stage))
                        .setOccurredAt(clock.instant())
                        .setAttempt(work.attempt)
                        .build())
                .setStage(stage)
                .setStep(work.reaction.name())
                .setSentence(work.sentence)
                .setFraction(work.fraction < 0 ? null : work.fraction)
                .build();
        var record = new ProducerRecord<>(
                Topic.PROGRESS.name(),
                work.shard.partition,
                task.target().getBytes(StandardCharsets.UTF_8),
                codec.encode(event));
        record.headers()
                .add(HeaderNames.SCHEMA_SHA256, codec.schemaSha256(event).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    static Duration every() {
        return Duration.ofMillis(50);
    }
}
