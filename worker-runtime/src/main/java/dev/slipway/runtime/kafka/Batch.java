package dev.slipway.runtime.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * What one transaction carries.
 *
 * @param parts one for each partition that it touches
 * @param membership as which the partitions were owned when this was put together; never a later one
 */
record Batch(List<Part> parts, ConsumerGroupMetadata membership) {

    /**
     * The part of one partition.
     *
     * @param arrived what was read: with its end if it is done, else to be written to the ledger
     * @param finished what the ledger holds, and is done
     * @param offsets positions to commit; never empty, so that the broker checks the ownership of every transaction
     */
    record Part(
            Shard shard,
            boolean claim,
            List<Work> arrived,
            List<Work> finished,
            List<CompletableFuture<Long>> checks,
            List<Closing.LedgerWrite> rewrites,
            Map<String, Long> offsets,
            long lowWater) {

        void eachAccepted(Consumer<Work> what) {
            for (var work : arrived) {
                if (work.closing == null) {
                    what.accept(work);
                }
            }
        }

        void eachClosed(Consumer<Work> what) {
            for (var work : arrived) {
                if (work.closing != null) {
                    what.accept(work);
                }
            }
            finished.forEach(what);
        }
    }
}
