package dev.slipway.testing;

import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.engine.Task;
import java.time.Instant;

/** A task on the bench, with what the engine would know about its attempts. */
record BenchTask(Task task, Reaction<?> reaction, Object input, int attempt, boolean resumed, Instant notBefore) {

    static BenchTask fresh(Task task, Reaction<?> reaction, Object input, Instant now) {
        return new BenchTask(task, reaction, input, 1, false, task.due().orElse(now));
    }

    boolean urgent() {
        return reaction.urgent();
    }

    boolean readyAt(Instant now) {
        return !notBefore.isAfter(now);
    }

    BenchTask again(Instant at) {
        return new BenchTask(task, reaction, input, attempt + 1, resumed, at);
    }

    /** As another process finds it in the ledger. */
    BenchTask inherited() {
        return new BenchTask(task, reaction, input, 1, true, task.due().orElse(Instant.MIN));
    }
}
