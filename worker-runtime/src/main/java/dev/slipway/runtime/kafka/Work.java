package dev.slipway.runtime.kafka;

import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.engine.Task;
import org.jspecify.annotations.Nullable;

/** One task on its way through accept, act and finish. What changes is guarded by the lock of the desk. */
final class Work {

    final Task task;
    final Shard shard;
    final Reaction<?> reaction;
    final Object input;

    /** Whether the ledger holds it. */
    boolean accepted;
    /** Whether an earlier process may have begun it. */
    final boolean resumed;

    int attempt = 1;
    long arrivedNanos;
    long startedNanos;
    long notBeforeNanos;

    @Nullable
    Thread thread;

    @Nullable
    Closing closing;

    volatile boolean timedOut;
    volatile String sentence = "";
    volatile double fraction = -1;
    volatile long saidNanos;

    Work(Task task, Shard shard, Reaction<?> reaction, Object input, boolean accepted, boolean resumed) {
        this.task = task;
        this.shard = shard;
        this.reaction = reaction;
        this.input = input;
        this.accepted = accepted;
        this.resumed = resumed;
        arrivedNanos = System.nanoTime();
        notBeforeNanos = arrivedNanos;
    }

    boolean urgent() {
        return reaction.urgent();
    }

    boolean running() {
        return thread != null;
    }
}
