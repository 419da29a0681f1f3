package dev.slipway.testing;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.runtime.LostOwnership;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The step of the bench: waiting moves the clock, and the test says what the engine would know. */
final class BenchStep implements Step {

    private final StageBench bench;
    private final Stamp stamp;
    private final BenchTask work;
    private final byte @Nullable [] memory;

    BenchStep(StageBench bench, Stamp stamp, BenchTask work, byte @Nullable [] memory) {
        this.bench = bench;
        this.stamp = stamp;
        this.work = work;
        this.memory = memory;
    }

    @Override
    public String target() {
        return work.task().target();
    }

    @Override
    public String requestId() {
        return work.task().requestId();
    }

    @Override
    public int attempt() {
        return work.attempt();
    }

    @Override
    public boolean resumed() {
        return work.resumed();
    }

    @Override
    public Instant now() {
        return bench.clock().instant();
    }

    @Override
    public Envelope envelope() {
        return envelopeOf(requestId(), work.task().release());
    }

    @Override
    public Envelope envelopeOf(String requestId, Optional<String> release) {
        return stamp.blank(work.task(), requestId, release);
    }

    @Override
    public <M> Optional<M> memory(Class<M> type) {
        return Optional.ofNullable(memory).map(json -> LedgerJson.read(json, type));
    }

    @Override
    public Received received() {
        return work.task().received().orElseThrow(() -> new IllegalStateException("a step has no record"));
    }

    @Override
    public void progress(String sentence) {
        // progress decides nothing, so the bench has no use for it
    }

    @Override
    public void progress(String sentence, double fraction) {
        progress(sentence);
    }

    @Override
    public long token() {
        return bench.token();
    }

    @Override
    public void assertOwned() {
        if (!bench.owned()) {
            throw new LostOwnership(target());
        }
    }

    @Override
    public boolean urgentWaiting() {
        return bench.urgentWaiting(target());
    }

    @Override
    public boolean urgentWaitingAbout(String requestId) {
        return bench.urgentWaitingAbout(target(), requestId);
    }

    @Override
    public boolean await(Duration atMost, Duration every, BooleanSupplier condition) {
        var end = now().plus(atMost);
        while (!condition.getAsBoolean()) {
            bench.waited();
            assertOwned();
            var left = Duration.between(now(), end);
            if (urgentWaiting() || !left.isPositive()) {
                return false;
            }
            bench.clock().advance(left.compareTo(every) < 0 ? left : every);
        }
        return true;
    }

    @Override
    public Duration silenceOf(StageName stage) {
        return bench.silenceOf(stage);
    }
}
