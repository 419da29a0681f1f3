package dev.slipway.verify;

import dev.slipway.events.Envelope;
import dev.slipway.events.StageName;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.Step;
import dev.slipway.testing.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A step in real time, for tests against real servers; a test can make an urgent event wait. */
final class WaitingStep implements Step {

    private final CountDownLatch urgent = new CountDownLatch(1);

    void makeUrgentWait() {
        urgent.countDown();
    }

    @Override
    public boolean await(Duration atMost, Duration every, BooleanSupplier condition) {
        var end = now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (urgentWithin(every) || now().isAfter(end)) {
                return false;
            }
        }
        return true;
    }

    private boolean urgentWithin(Duration moment) {
        try {
            return urgent.await(moment.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public boolean urgentWaiting() {
        return urgent.getCount() == 0;
    }

    @Override
    public boolean urgentWaitingAbout(String requestId) {
        return urgentWaiting();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public String target() {
        return Shop.TARGET;
    }

    @Override
    public String requestId() {
        return "0199-1";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public boolean resumed() {
        return false;
    }

    @Override
    public Envelope envelope() {
        return Requests.fact("step", requestId(), target());
    }

    @Override
    public Envelope envelopeOf(String requestId, Optional<String> release) {
        return Requests.fact("step", requestId, target());
    }

    @Override
    public <M> Optional<M> memory(Class<M> type) {
        return Optional.empty();
    }

    @Override
    public Received received() {
        throw new IllegalStateException("a step has no record");
    }

    @Override
    public void progress(String sentence) {
        progress(sentence, 0);
    }

    @Override
    public void progress(String sentence, double fraction) {
        // nobody listens here
    }

    @Override
    public long token() {
        return 1;
    }

    @Override
    public void assertOwned() {
        // here there is nobody else
    }

    @Override
    public Duration silenceOf(StageName stage) {
        return Duration.ZERO;
    }
}
