package dev.slipway.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from where it ends now, as a reader of committed records, and notes when each key arrived. */
final class Arrivals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Map<String, Long> nanosByKey = new HashMap<>();
    private final Thread thread;
    private long records;
    private volatile boolean stopping;

    private Arrivals(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        thread = Thread.ofPlatform().name("arrivals").unstarted(this::read);
    }

    static Arrivals on(Bus bus, String topic) {
        var consumer = bus.consumer(Map.of("max.poll.records", 5_000));
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        var arrivals = new Arrivals(consumer);
        arrivals.thread.start();
        return arrivals;
    }

    private void read() {
        try (consumer) {
            while (!stopping) {
                var polled = consumer.poll(Duration.ofMillis(200));
                if (!polled.isEmpty()) {
                    note(polled);
                }
            }
        }
    }

    private void note(Iterable<ConsumerRecord<byte[], byte[]>> polled) {
        long now = System.nanoTime();
        lock.lock();
        try {
            for (var record : polled) {
                nanosByKey.putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), now);
                records++;
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** When each key arrived first, once as many keys as asked for have. */
    Map<String, Long> await(int keys) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (nanosByKey.size() < keys) {
                if (left <= 0) {
                    throw new IllegalStateException("only " + nanosByKey.size() + " of " + keys + " arrived within "
                            + PATIENCE.toSeconds() + " s");
                }
                left = more.awaitNanos(left);
            }
            if (records > nanosByKey.size()) {
                throw new IllegalStateException(records + " records arrived for " + nanosByKey.size() + " keys");
            }
            return Map.copyOf(nanosByKey);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were awaited", e);
        } finally {
            lock.unlock();
        }
    }

    /** When the first key of a kind arrived; waits for it. */
    long first(Predicate<String> kind) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (true) {
                var first = nanosByKey.entrySet().stream()
                        .filter(arrival -> kind.test(arrival.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .min();
                if (first.isPresent()) {
                    return first.getAsLong();
                }
                if (left <= 0) {
                    throw new IllegalStateException(
                            "nothing of the kind arrived within " + PATIENCE.toSeconds() + " s");
                }
                left = more.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were awaited", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
