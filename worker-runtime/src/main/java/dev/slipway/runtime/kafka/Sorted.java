package dev.slipway.runtime.kafka;

/** What a record turned out to be. */
sealed interface Sorted {

    /** Nobody's work here. */
    Sorted NOTHING = new Nothing();

    record ToDo(Work work) implements Sorted {}

    /** Nothing to do but to write something down: a dead letter, or the record itself where it belongs. */
    record ToWrite(Work work, Closing closing) implements Sorted {}

    /** A stage is at work for a target. */
    record SignOfLife(Shard shard, String target, String of, long nanos) implements Sorted {}

    record Nothing() implements Sorted {}
}
