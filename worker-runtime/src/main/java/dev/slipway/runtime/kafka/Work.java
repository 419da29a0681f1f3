package dev.slipway.runtime.kafka;

import dev.slipway.runtime.Next;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Retry;
import dev.slipway.runtime.engine.Task;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One task on its way through accept, act and finish. What is not final or volatile is guarded by the lock of the desk. */
final class Work {

    /** Where a record was read, as the offset that comes after it. */
    record Place(String topic, long next) {}

    private static final Reaction<Object> NOBODY = new Reaction<>(
            "none",
            (input, step) -> Next.nothing(),
            Optional.empty(),
            Optional.empty(),
            Retry.NEVER,
            Duration.ZERO,
            false);

    final Task task;
    final Shard shard;
    final Reaction<?> reaction;
    final Object input;
    final Optional<Place> place;

    /** Whether the ledger holds it. */
    boolean accepted;
    /** Whether an earlier process may have begun it. */
    final boolean resumed;

    int attempt = 1;
    final long arrivedNanos = System.nanoTime();
    long notBeforeNanos = arrivedNanos;
    /** How long a commit waits for it before it writes it to the ledger instead. */
    long patienceNanos;

    /** What the stage remembers of the target, as it was when the task was begun. */
    volatile byte @Nullable [] memory;

    /** What finishes it, once it is done. */
    @Nullable
    Closing closing;

    volatile long startedNanos;
    volatile long saidNanos;
    volatile String sentence = "";
    volatile double fraction = -1;

    private @Nullable Thread thread;
    private boolean timedOut;

    private Work(
            Task task,
            Shard shard,
            Reaction<?> reaction,
            Object input,
            Optional<Place> place,
            boolean accepted,
            boolean resumed) {
        this.task = task;
        this.shard = shard;
        this.reaction = reaction;
        this.input = input;
        this.place = place;
        this.accepted = accepted;
        this.resumed = resumed;
    }

    /** What was read just now. */
    static Work read(Task task, Shard shard, Reaction<?> reaction, Object input, Place place) {
        return new Work(task, shard, reaction, input, Optional.of(place), false, false);
    }

    /** What was read, and needs nobody to act: something is only written. */
    static Work written(Task task, Shard shard, Place place) {
        return new Work(task, shard, NOBODY, "", Optional.of(place), false, false);
    }

    /** What the ledger holds already. */
    static Work held(Task task, Shard shard, Reaction<?> reaction, Object input, boolean resumed) {
        return new Work(task, shard, reaction, input, Optional.empty(), true, resumed);
    }

    boolean urgent() {
        return reaction.urgent();
    }

    long bytes() {
        return task.received().map(received -> (long) received.value().length).orElse(0L);
    }

    // --- the thread that acts; it may serve other tasks later, so nothing may reach it once it has let go

    synchronized void begin(Thread by) {
        thread = by;
        timedOut = false;
        startedNanos = System.nanoTime();
        saidNanos = startedNanos;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored")
    synchronized void letGo() {
        if (thread != null) {
            thread = null;
            Thread.interrupted();
        }
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Interrupts a step that has used up its time, once. */
    synchronized void endAfterBound(long nowNanos) {
        if (thread != null
                && !timedOut
                && nowNanos - startedNanos > reaction.within().toNanos()) {
            timedOut = true;
            thread.interrupt();
        }
    }

    /** Whether a sign of life is due; then the next one is due only after another while. */
    synchronized boolean shouldSaySomething(long nowNanos, long everyNanos) {
        if (thread == null || timedOut || nowNanos - saidNanos < everyNanos) {
            return false;
        }
        saidNanos = nowNanos;
        return true;
    }
}
