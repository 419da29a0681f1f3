package dev.slipway.cli.schedule;

import dev.slipway.cli.request.RequestPublisher;
import dev.slipway.release.keys.KeyId;
import dev.slipway.release.operations.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** Asks for everything that is due, when it is, until it is told to stop. */
public final class Clockwork implements AutoCloseable {

    /** Whoever was away for longer has missed it; what was asked for already is asked for under the same id. */
    private static final Duration CAUGHT_UP_ON = Duration.ofHours(6);
    /** The operator may change the schedules at any time. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Supplier<Operations> operations;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Clockwork(Supplier<Operations> operations, InstantSource clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** Returns once it was stopped. What cannot be published is tried again with the next look. */
    public void run(RequestPublisher publisher, KeyId key, Consumer<String> tell) throws InterruptedException {
        run(publisher::publish, key, tell);
    }

    /** Whoever publishes answers with the id of the request. */
    void run(Function<SpecificRecord, String> publish, KeyId key, Consumer<String> tell) throws InterruptedException {
        var seen = clock.instant().minus(CAUGHT_UP_ON);
        do {
            seen = ask(seen, publish, key, tell);
        } while (!stopped.await(untilNext(seen).toMillis(), TimeUnit.MILLISECONDS));
    }

    /** What could not be asked for while nobody listened is not asked for many times over afterwards. */
    private Instant ask(Instant seen, Function<SpecificRecord, String> publish, KeyId key, Consumer<String> tell) {
        var now = clock.instant();
        try {
            for (var due : new Timetable(operations.get()).lastBetween(seen, now)) {
                tell.accept("asked for a " + due + ": " + publish.apply(due.request(key)));
            }
            return now;
        } catch (RuntimeException notNow) {
            tell.accept("what is due could not be asked for: " + notNow.getMessage());
            return seen;
        }
    }

    private Duration untilNext(Instant seen) {
        var next = new Timetable(operations.get())
                .after(seen).stream()
                        .findFirst()
                        .map(due -> Duration.between(clock.instant(), due.at()))
                        .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                        .orElse(LONGEST_WAIT);
        return next.isNegative() ? Duration.ofSeconds(1) : next.plusMillis(1);
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
