package dev.slipway.runtime.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What one transaction carries: a part for each partition that it touches. */
record Batch(List<Part> parts) {

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

    boolean isEmpty() {
        return parts.isEmpty();
    }
}
