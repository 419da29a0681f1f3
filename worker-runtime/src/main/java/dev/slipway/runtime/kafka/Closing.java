package dev.slipway.runtime.kafka;

import dev.slipway.runtime.engine.Task;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What finishes a task: encoded by the thread that acted, so that the commit only has to send it.
 *
 * @param parked the task itself, put aside until the memory of its target changes
 */
record Closing(
        List<ProducerRecord<byte[], byte[]>> records,
        List<LedgerWrite> ledger,
        List<Task> follows,
        List<Task> timers,
        List<String> cancelled,
        Optional<MemoryChange> memory,
        Optional<Task> parked) {

    /** A line for the ledger; without a value it strikes the key out. */
    record LedgerWrite(String key, byte @Nullable [] value) {}

    /** The new memory of the target; nothing if it is forgotten. */
    record MemoryChange(byte @Nullable [] value) {}

    static Closing deadLetter(ProducerRecord<byte[], byte[]> letter) {
        return only(letter);
    }

    /** Nothing but this record is written. */
    static Closing only(ProducerRecord<byte[], byte[]> record) {
        return new Closing(
                List.of(record), List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
