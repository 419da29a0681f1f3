package dev.slipway.benchmarks;

import dev.slipway.events.CheckCompleted;
import dev.slipway.events.ValidationFailed;
import dev.slipway.events.ValidationPassed;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Undecodable;
import java.time.Duration;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what the gate says: when each target's request was found good, and how long each check took for it. */
final class Verdicts implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec = EventCodec.builtIn();
    private final Map<String, Long> passed = new HashMap<>();
    private final Map<String, LongSummaryStatistics> checks = new TreeMap<>();

    Verdicts(Bus bus) {
        consumer = bus.consumer(Map.of("fetch.max.wait.ms", 5, "max.poll.records", 5_000));
        var partitions = consumer.partitionsFor(Topic.VALIDATION.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Reads for a while. */
    void read(Duration moment) {
        for (var record : consumer.poll(moment)) {
            note(event(record.value()), System.nanoTime());
        }
    }

    private SpecificRecord event(byte[] value) {
        try {
            return codec.decode(value);
        } catch (Undecodable e) {
            throw new IllegalStateException("the gate has said what nobody can read", e);
        }
    }

    private void note(SpecificRecord event, long now) {
        switch (event) {
            case ValidationPassed found -> passed.put(found.getEnvelope().getTarget(), now);
            case ValidationFailed found ->
                throw new IllegalStateException("a request was refused that should pass: " + found.getReasons());
            case CheckCompleted done ->
                checks.computeIfAbsent(done.getEvidence().getName(), _ -> new LongSummaryStatistics())
                        .accept(done.getEvidence().getMillis());
            default -> {} // the lane goes on from there
        }
    }

    /** When the request of each of the targets was found good; waits until all are. */
    Map<String, Long> await(int targets) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (passed.size() < targets) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "only " + passed.size() + " of " + targets + " requests passed within " + PATIENCE);
            }
            read(Duration.ofMillis(50));
        }
        var all = Map.copyOf(passed);
        passed.clear();
        return all;
    }

    /** By check, how many milliseconds it took on average, and at most. */
    Map<String, Double> meanMillis() {
        var mean = new TreeMap<String, Double>();
        checks.forEach((name, millis) -> mean.put(name, Math.round(millis.getAverage() * 1000) / 1000.0));
        return mean;
    }

    void forget() {
        checks.clear();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
