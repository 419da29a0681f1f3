package dev.slipway.runtime.kafka;

import dev.slipway.events.flow.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how far the stage has read, compared with what there is. Time in which the broker did not answer counts as
 * time in which nobody could be heard, so an outage makes nobody overdue.
 */
final class Listening implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    private final Desk desk;
    private final Admin admin;
    private final List<String> topics;
    private final InstantSource clock;
    private final int partitions;
    private volatile long answeredNanos = System.nanoTime();

    Listening(Desk desk, Admin admin, List<Topic> inputs, InstantSource clock, int partitions) {
        this.desk = desk;
        this.admin = admin;
        this.clock = clock;
        this.partitions = partitions;
        topics = inputs.stream().map(Topic::name).toList();
    }

    @Override
    public void run() {
        var askedMillis = clock.millis();
        try {
            var ends = ends();
            var now = System.nanoTime();
            desk.lock.lock();
            try {
                var gap = now - answeredNanos > LONGEST_GAP.toNanos();
                answeredNanos = now;
                desk.shards.values().forEach(shard -> note(shard, ends, askedMillis, gap ? now : 0));
            } finally {
                desk.lock.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException silent) {
            LOG.debug("the broker did not say how far its topics go", silent);
        }
    }

    private static void note(
            Shard shard, Map<Integer, Map<String, Long>> ends, long askedMillis, long listeningAgainNanos) {
        if (listeningAgainNanos != 0) {
            shard.listeningSinceNanos = listeningAgainNanos;
        }
        if (shard.hasRead(ends.getOrDefault(shard.partition, Map.of()))) {
            shard.caughtUpMillis = Math.max(shard.caughtUpMillis, askedMillis);
        }
    }

    private Map<Integer, Map<String, Long>> ends() throws InterruptedException, ExecutionException, TimeoutException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        var answer = admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(3, TimeUnit.SECONDS);
        return answer.entrySet().stream()
                .collect(Collectors.groupingBy(
                        end -> end.getKey().partition(),
                        Collectors.toMap(
                                end -> end.getKey().topic(),
                                (Map.Entry<TopicPartition, ListOffsetsResultInfo> end) ->
                                        end.getValue().offset())));
    }

    /** Whether the broker has answered lately. */
    boolean hears() {
        return System.nanoTime() - answeredNanos < LONGEST_GAP.toNanos();
    }

    static Duration every() {
        return Duration.ofMillis(500);
    }
}
