package dev.slipway.events.wire;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where a target's records lie: the partition that Java's own partitioner (murmur2) picks for its name. */
public final class TargetPartition {

    private TargetPartition() {}

    public static int of(String target, int partitions) {
        return BuiltInPartitioner.partitionForKey(target.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
