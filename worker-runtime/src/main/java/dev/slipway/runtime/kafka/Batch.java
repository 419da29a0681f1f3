package dev.slipway.runtime.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
     * @param offsets positions to commit; never empty, so that the broker checks the ownership of every transaction
     */
    record Part(
            Shard shard,
            boolean claim,
            List<Work> accepts,
            List<Work> closings,
            List<CompletableFuture<Long>> checks,
            List<Closing.LedgerWrite> rewrites,
            Map<String, Long> offsets,
            long lowWater) {}
}
