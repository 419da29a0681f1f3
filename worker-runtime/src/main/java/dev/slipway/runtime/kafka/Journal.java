package dev.slipway.runtime.kafka;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.engine.LedgerJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits, one transaction after the other, whatever waits on the desk. While one commits, the next one fills. Two
 * producers take turns, because a producer stalls when transactions follow each other without a break.
 */
final class Journal implements Runnable, AutoCloseable {

    /** Key of the ledger's line that says who owns the partition; its offset is the fencing token. */
    static final String OWNER = "owner";

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Desk desk;
    private final OutTray outTray;
    private final Bookkeeping bookkeeping;
    private final EngineSettings settings;
    private final Milestones milestones;
    private final String ledgerTopic;
    private final List<KafkaProducer<byte[], byte[]>> producers;
    private int turn;

    /** What the journal takes from, and what it tells of each transaction. */
    record Trays(Desk desk, OutTray outTray, Bookkeeping bookkeeping) {}

    Journal(Trays trays, EngineSettings settings, Clients clients, StageName stage, Milestones milestones) {
        desk = trays.desk();
        outTray = trays.outTray();
        bookkeeping = trays.bookkeeping();
        this.settings = settings;
        this.milestones = milestones;
        ledgerTopic = Topic.ledgerOf(stage).name();
        producers =
                IntStream.range(0, 2).mapToObj(clients::transactionalProducer).collect(Collectors.toList());
    }

    void prepare() {
        producers.forEach(KafkaProducer::initTransactions);
    }

    @Override
    public void run() {
        try {
            for (var batch = outTray.nextBatch(); batch.isPresent(); batch = outTray.nextBatch()) {
                commit(batch.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | Error broken) {
            desk.breakDown(broken);
        }
    }

    /** Only a failure before the commit was asked for is known to have left nothing behind; any other ends the engine's life. */
    private void commit(Batch batch) throws InterruptedException, ExecutionException {
        var producer = producers.get(turn);
        turn = (turn + 1) % producers.size();
        var written = new HashMap<Shard, Map<String, Sent>>();
        try {
            producer.beginTransaction();
            batch.parts().forEach(part -> written.put(part.shard(), send(producer, part)));
            producer.sendOffsetsToTransaction(offsets(batch), batch.membership());
            reached(batch, Milestones.Milestone.COMMITTING);
        } catch (KafkaException refused) {
            LOG.info(
                    "a transaction was refused and is tried again if the partitions are still ours: {}",
                    refused.toString());
            producer.abortTransaction();
            outTray.aborted(batch);
            desk.awaitFreshMembership(settings.sessionTimeout());
            return;
        }
        commitTransaction(producer);
        var lines = new HashMap<Shard, Map<String, Bookkeeping.Written>>();
        for (var shard : written.entrySet()) {
            lines.put(shard.getKey(), offsetsOf(shard.getValue()));
        }
        bookkeeping.committed(batch, lines);
        batch.parts().forEach(part -> {
            part.eachAccepted(work -> milestones.reached(Milestones.Milestone.ACCEPTED, work.task));
            part.eachClosed(work -> milestones.reached(Milestones.Milestone.FINISHED, work.task));
        });
    }

    /** A commit whose answer is late may have happened: it has to be asked for again until the broker answers. */
    private static void commitTransaction(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        while (true) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException late) {
                LOG.warn("the broker is slow to confirm a transaction, asking again: {}", late.getMessage());
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while a transaction was in doubt");
                }
            }
        }
    }

    private void reached(Batch batch, Milestones.Milestone milestone) {
        batch.parts().forEach(part -> {
            part.eachAccepted(work -> milestones.reached(milestone, work.task));
            part.eachClosed(work -> milestones.reached(milestone, work.task));
        });
    }

    private record Sent(Future<RecordMetadata> where, byte @Nullable [] value) {}

    private Map<String, Sent> send(KafkaProducer<byte[], byte[]> producer, Batch.Part part) {
        var lines = new LinkedHashMap<String, Sent>();
        int partition = part.shard().partition;
        if (part.claim()) {
            var owner = LedgerJson.write(Map.of("instance", settings.instance()));
            lines.put(OWNER, line(producer, partition, OWNER, owner));
        }
        part.rewrites().forEach(line -> lines.put(line.key(), line(producer, partition, line.key(), line.value())));
        part.eachAccepted(work -> lines.put(
                work.task.ledgerKey(), line(producer, partition, work.task.ledgerKey(), LedgerJson.write(work.task))));
        part.eachClosed(work -> close(producer, partition, work, lines));
        return lines;
    }

    private void close(KafkaProducer<byte[], byte[]> producer, int partition, Work work, Map<String, Sent> lines) {
        if (work.accepted) {
            lines.put(work.task.ledgerKey(), line(producer, partition, work.task.ledgerKey(), null));
        }
        var closing = work.closing;
        if (closing != null) {
            closing.records().forEach(producer::send);
            closing.ledger()
                    .forEach(line -> lines.put(line.key(), line(producer, partition, line.key(), line.value())));
        }
    }

    private Sent line(KafkaProducer<byte[], byte[]> producer, int partition, String key, byte @Nullable [] value) {
        var record = new ProducerRecord<>(ledgerTopic, partition, key.getBytes(StandardCharsets.UTF_8), value);
        return new Sent(producer.send(record), value);
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Batch batch) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        batch.parts()
                .forEach(part -> part.offsets()
                        .forEach((topic, offset) -> offsets.put(
                                new TopicPartition(topic, part.shard().partition),
                                new OffsetAndMetadata(offset, Shard.LOW_WATER + part.lowWater()))));
        return offsets;
    }

    private static Map<String, Bookkeeping.Written> offsetsOf(Map<String, Sent> lines)
            throws InterruptedException, ExecutionException {
        var offsets = new HashMap<String, Bookkeeping.Written>();
        for (var line : lines.entrySet()) {
            offsets.put(
                    line.getKey(),
                    new Bookkeeping.Written(
                            line.getValue().where().get().offset(),
                            line.getValue().value()));
        }
        return offsets;
    }

    @Override
    public void close() {
        producers.forEach(producer -> producer.close(Duration.ofSeconds(2)));
    }
}
