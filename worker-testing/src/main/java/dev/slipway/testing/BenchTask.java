package dev.slipway.testing;

import dev.slipway.runtime.engine.Task;
import java.time.Instant;

/** A task on the bench, with what the engine would know about its attempts. */
record BenchTask(Task task, int attempt, boolean resumed, Instant notBefore) {

    BenchTask again(boolean asResumed, Instant at, int nextAttempt) {
        return new BenchTask(task, nextAttempt, asResumed, at);
    }
}
