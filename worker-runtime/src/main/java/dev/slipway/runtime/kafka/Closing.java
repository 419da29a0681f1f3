package dev.slipway.runtime.kafka;

import dev.slipway.runtime.engine.LedgerJson;
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

    static Closing only(ProducerRecord<byte[], byte[]> record) {
        return only(List.of(record));
    }

    /** Nothing but these records is written. */
    static Closing only(List<ProducerRecord<byte[], byte[]>> records) {
        return new Closing(records, List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    static Closing parking(Task parked) {
        return new Closing(
                List.of(),
                List.of(new LedgerWrite(parked.ledgerKey(), LedgerJson.write(parked))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(parked));
    }
}
