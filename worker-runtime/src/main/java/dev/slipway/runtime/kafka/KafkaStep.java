package dev.slipway.runtime.kafka;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.runtime.LostOwnership;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What a running task may ask of the engine. */
final class KafkaStep implements Step {

    private static final Duration BROKER_PATIENCE = Duration.ofMinutes(1);

    /** What every step of an engine is given. */
    record Surroundings(
            Desk desk, InTray inTray, OutTray outTray, Stamp stamp, InstantSource clock, Milestones milestones) {}

    private final Work work;
    private final Surroundings surroundings;

    KafkaStep(Work work, Surroundings surroundings) {
        this.work = work;
        this.surroundings = surroundings;
    }

    @Override
    public String target() {
        return work.task.target();
    }

    @Override
    public String requestId() {
        return work.task.requestId();
    }

    @Override
    public int attempt() {
        return work.attempt;
    }

    @Override
    public boolean resumed() {
        return work.resumed;
    }

    @Override
    public Instant now() {
        return surroundings.clock().instant();
    }

    @Override
    public Envelope envelope() {
        return surroundings.stamp().blank(work.task, work.task.requestId(), work.task.release());
    }

    @Override
    public Envelope envelopeOf(String requestId, Optional<String> release) {
        return surroundings.stamp().blank(work.task, requestId, release);
    }

    @Override
    public <M> Optional<M> memory(Class<M> type) {
        return Optional.ofNullable(work.memory).map(json -> LedgerJson.read(json, type));
    }

    @Override
    public Received received() {
        return work.task.received().orElseThrow(() -> new IllegalStateException("a step has no record"));
    }

    @Override
    public void progress(String sentence) {
        progress(sentence, -1);
    }

    @Override
    public void progress(String sentence, double fraction) {
        work.sentence = sentence;
        work.fraction = fraction;
        work.saidNanos = 0;
        surroundings.milestones().reached(Milestones.Milestone.ACTING, work.task);
    }

    @Override
    public long token() {
        return work.shard.token;
    }

    @Override
    public void assertOwned() {
        surroundings.milestones().reached(Milestones.Milestone.ACTING, work.task);
        try {
            surroundings.outTray().checkOwnership(work).get(BROKER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(e);
        } catch (ExecutionException | TimeoutException e) {
            throw lost(e);
        }
    }

    private LostOwnership lost(Exception why) {
        var lost = new LostOwnership(target());
        lost.initCause(why);
        return lost;
    }

    @Override
    public boolean urgentWaiting() {
        return surroundings.inTray().urgentWaiting(work);
    }

    @Override
    public boolean urgentWaitingAbout(String requestId) {
        return surroundings.inTray().urgentWaitingAbout(work, requestId);
    }

    @Override
    public boolean await(Duration atMost, Duration every, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0
                        || !surroundings.inTray().pause(work, Duration.ofNanos(Math.min(left, every.toNanos())))) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: the bound of the step is over, or its owner has changed", e);
        }
    }

    @Override
    public Duration silenceOf(StageName stage) {
        surroundings.desk().lock.lock();
        try {
            var listening = work.shard.listeningSinceNanos;
            var heard = work.shard.heardNanos.getOrDefault(Sorting.signOfLife(stage, target()), listening);
            var since = heard - listening > 0 ? heard : listening;
            return Duration.ofNanos(Math.max(0, System.nanoTime() - since));
        } finally {
            surroundings.desk().lock.unlock();
        }
    }
}
