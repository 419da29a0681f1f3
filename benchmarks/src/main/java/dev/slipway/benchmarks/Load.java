package dev.slipway.benchmarks;

import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.TargetPartition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts sagas on a chain, all at once or at a steady pace; each has a target of its own. */
final class Load implements AutoCloseable {

    private final Bus bus;
    private final EventCodec codec = EventCodec.builtIn();
    private final KafkaProducer<byte[], byte[]> atOnce;
    private final KafkaProducer<byte[], byte[]> steady;
    private int batches;

    Load(Bus bus) {
        this.bus = bus;
        atOnce = bus.producer(Map.of("transactional.id", "load", "linger.ms", 5, "retry.backoff.ms", 3));
        atOnce.initTransactions();
        steady = bus.producer(Map.of("linger.ms", 0));
    }

    /** How fast sagas go through, and what one costs in processor time. */
    record Throughput(double sagasPerSecond, Effort perSaga) {}

    /** Sagas per second, from the moment in which all of them become visible until the last has come out. */
    Throughput throughput(ChainProcess chain, int sagas) {
        try (var arrivals = Arrivals.on(bus, chain.output())) {
            var records = records(chain, sagas);
            atOnce.beginTransaction();
            records.forEach(atOnce::send);
            atOnce.flush();
            var before = Effort.until(chain.process(), bus.process());
            long begun = System.nanoTime();
            atOnce.commitTransaction();
            var last = arrivals.await(sagas).values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElseThrow();
            var effort = Effort.until(chain.process(), bus.process()).since(before);
            return new Throughput(sagas * 1e9 / (last - begun), effort.by(sagas));
        }
    }

    /** How long each saga takes when they come one by one. */
    Latency latency(ChainProcess chain, int perSecond, Duration length) {
        int sagas = (int) (perSecond * length.toSeconds());
        var sent = new ConcurrentHashMap<String, Long>();
        try (var arrivals = Arrivals.on(bus, chain.output())) {
            pace(records(chain, sagas), Duration.ofSeconds(1).dividedBy(perSecond), sent);
            var arrived = arrivals.await(sagas);
            var nanos = new HashMap<>(arrived);
            nanos.replaceAll((key, when) -> when - sent.getOrDefault(key, when));
            return Latency.of(nanos.values());
        }
    }

    private void pace(List<ProducerRecord<byte[], byte[]>> records, Duration every, Map<String, Long> sent) {
        var left = records.iterator();
        var done = new CountDownLatch(records.size());
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        if (left.hasNext()) {
                            var record = left.next();
                            sent.put(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
                            steady.send(record);
                            done.countDown();
                        }
                    },
                    0,
                    every.toNanos(),
                    TimeUnit.NANOSECONDS);
            done.await();
            clock.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sagas were sent", e);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> records(ChainProcess chain, int sagas) {
        var batch = "saga-" + batches++;
        return IntStream.range(0, sagas)
                .mapToObj(number -> record(chain.input(), batch + "/n" + number))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String target) {
        return new ProducerRecord<>(
                topic,
                TargetPartition.of(target, Bus.PARTITIONS),
                target.getBytes(StandardCharsets.UTF_8),
                codec.encode(Facts.releaseStarted(Facts.first(target))));
    }

    @Override
    public void close() {
        atOnce.close();
        steady.close();
    }
}
