package dev.slipway.runtime.engine;

import dev.slipway.runtime.Next;
import java.time.Duration;

/** How one attempt at a task ended. */
public sealed interface Result {

    /** It is done, and this is what follows. */
    record Done(Next next) implements Result {}

    /** It did not work; the target waits and the task is tried again. */
    record Again(Duration pause, Throwable why) implements Result {}

    /** It will never work and its author has no answer: the record goes to the dead letters. */
    record Dead(String why) implements Result {}

    /** The target belongs to somebody else now. */
    record Lost() implements Result {}
}
