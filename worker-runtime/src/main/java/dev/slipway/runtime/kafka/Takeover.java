package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes over partitions. The order matters: what the dead have left open is closed, then the committed positions are
 * read, then the ledger up to its very end; only then can it be known what is still to do.
 */
final class Takeover {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Fence fence;
    private final Admin admin;
    private final Supplier<KafkaConsumer<byte[], byte[]>> ledgerConsumers;
    private final Tasks tasks;
    private final AtomicLong sequence;
    private final String ledgerTopic;

    Takeover(
            Fence fence,
            Admin admin,
            Supplier<KafkaConsumer<byte[], byte[]>> ledgerConsumers,
            Tasks tasks,
            AtomicLong sequence,
            StageName stage) {
        this.fence = fence;
        this.admin = admin;
        this.ledgerConsumers = ledgerConsumers;
        this.tasks = tasks;
        this.sequence = sequence;
        ledgerTopic = Topic.ledgerOf(stage).name();
    }

    List<Shard> of(Collection<Integer> numbers, KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
        fence.dead();
        var shards = numbers.stream().map(Shard::new).toList();
        var inputs = new HashSet<TopicPartition>();
        numbers.forEach(number -> topics.forEach(topic -> inputs.add(new TopicPartition(topic, number))));
        var committed = consumer.committed(inputs, PATIENCE);
        shards.forEach(shard -> position(shard, topics, committed, consumer));
        restore(shards, committed);
        shards.forEach(shard -> refuseToBeginAnew(shard, topics, committed));
        var ends = ends(inputs, IsolationLevel.READ_COMMITTED);
        shards.forEach(shard -> readFirst(shard, topics, ends));
        return shards;
    }

    private static void position(
            Shard shard,
            List<String> topics,
            Map<TopicPartition, OffsetAndMetadata> committed,
            KafkaConsumer<byte[], byte[]> consumer) {
        for (var topic : topics) {
            var input = new TopicPartition(topic, shard.partition);
            var offset = Optional.ofNullable(committed.get(input))
                    .map(OffsetAndMetadata::offset)
                    .orElseGet(() ->
                            consumer.beginningOffsets(Set.of(input), PATIENCE).getOrDefault(input, 0L));
            consumer.seek(input, offset);
            shard.positions.put(topic, offset);
            shard.flushed.put(topic, offset);
        }
    }

    /** A broker forgets the positions of a group that was away for long. Read again from the beginning, all would be done again. */
    private void refuseToBeginAnew(Shard shard, List<String> topics, Map<TopicPartition, OffsetAndMetadata> committed) {
        var known =
                topics.stream().anyMatch(topic -> committed.get(new TopicPartition(topic, shard.partition)) != null);
        if (!known && shard.ledger.lowWater() > 0) {
            throw new KafkaException("the broker has no committed positions for partition " + shard.partition
                    + " any more, though " + ledgerTopic + " shows that the stage has worked on it:"
                    + " see 'positions-gone' in the runbook");
        }
    }

    private static void readFirst(Shard shard, List<String> topics, Map<TopicPartition, Long> ends) {
        shard.readFirst = topics.stream()
                .collect(Collectors.toMap(
                        topic -> topic, topic -> ends.getOrDefault(new TopicPartition(topic, shard.partition), 0L)));
    }

    // --- the ledger

    private void restore(List<Shard> shards, Map<TopicPartition, OffsetAndMetadata> committed) {
        var byLedger = shards.stream()
                .collect(Collectors.toMap(shard -> new TopicPartition(ledgerTopic, shard.partition), shard -> shard));
        var ends = ends(byLedger.keySet(), IsolationLevel.READ_UNCOMMITTED);
        try (var consumer = ledgerConsumers.get()) {
            consumer.assign(byLedger.keySet());
            byLedger.forEach((ledger, shard) -> seek(consumer, ledger, lowWater(shard, committed)));
            var left = new HashSet<>(byLedger.keySet());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!left.isEmpty()) {
                consumer.poll(Duration.ofMillis(100)).forEach(line -> {
                    var shard = byLedger.get(new TopicPartition(line.topic(), line.partition()));
                    if (shard != null && line.key() != null) {
                        read(shard, new String(line.key(), StandardCharsets.UTF_8), line.value(), line.offset());
                    }
                });
                left.removeIf(ledger -> consumer.position(ledger) >= ends.getOrDefault(ledger, 0L));
                if (!left.isEmpty() && System.nanoTime() - deadline > 0) {
                    throw new KafkaException(
                            "the ledger could not be read to its end within " + PATIENCE + ": " + left);
                }
            }
        }
        shards.forEach(this::rebuild);
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, TopicPartition ledger, Optional<Long> from) {
        var beginning = consumer.beginningOffsets(Set.of(ledger), PATIENCE).getOrDefault(ledger, 0L);
        consumer.seek(ledger, Math.max(beginning, from.orElse(beginning)));
    }

    private static Optional<Long> lowWater(Shard shard, Map<TopicPartition, OffsetAndMetadata> committed) {
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().partition() == shard.partition && entry.getValue() != null)
                .map(entry -> entry.getValue().metadata())
                .filter(metadata -> metadata.startsWith(Shard.LOW_WATER))
                .map(metadata -> Long.valueOf(metadata.substring(Shard.LOW_WATER.length())))
                .max(Comparator.naturalOrder());
    }

    private static void read(Shard shard, String key, byte @org.jspecify.annotations.Nullable [] value, long offset) {
        if (key.equals(Journal.OWNER)) {
            shard.ledger.startAt(offset + 1);
        } else if (value == null) {
            shard.ledger.struck(key, offset);
        } else {
            shard.ledger.wrote(key, offset, value);
        }
    }

    private void rebuild(Shard shard) {
        var open = new ArrayList<Task>();
        new HashMap<>(shard.ledger.values()).forEach((key, value) -> {
            if (key.startsWith("memory/")) {
                shard.memories.put(key.substring("memory/".length()), value);
            } else {
                open.add(LedgerJson.read(value, Task.class));
            }
        });
        // what followed from a step went before what came from outside later
        open.sort(Comparator.<Task, Boolean>comparing(task -> task.received().isPresent())
                .thenComparingLong(Task::sequence));
        for (var task : open) {
            sequence.accumulateAndGet(task.sequence(), Math::max);
            if (task.due().isPresent()) {
                shard.timers.put(task.ledgerKey(), task);
                shard.restoredTimers.add(task.ledgerKey());
            } else {
                // a parked one is tried again: its cause may have come just before the crash
                tasks.workOf(task, shard, true).ifPresent(work -> {
                    shard.took(work);
                    shard.mailboxOf(task.target()).add(work);
                });
            }
        }
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel isolation) {
        var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : answer(
                        admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                                .all())
                .entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the broker was asked", e);
        } catch (ExecutionException e) {
            throw new KafkaException("the broker refused: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the broker did not answer within " + PATIENCE, e);
        }
    }
}
