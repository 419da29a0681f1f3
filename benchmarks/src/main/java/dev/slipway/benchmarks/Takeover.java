package dev.slipway.benchmarks;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.TargetPartition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How long the partitions of a killed instance stay silent: two instances of one stage with steps of 50 ms, one of them
 * killed, until the other has answered an event on every partition of the dead one that was sent after the kill.
 */
final class Takeover implements AutoCloseable {

    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);

    private static final String GROUP = "slipway.backup";
    private static final Duration PER_PARTITION = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** An event that was sent: when, and on which partition. */
    private record Asked(long nanos, int partition) {}

    private final Bus bus;
    private final Path logs;
    private final int round;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventCodec codec = EventCodec.builtIn();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<List<String>> targets;
    private int ticks;

    Takeover(Bus bus, Path logs, int round) {
        this.bus = bus;
        this.logs = logs;
        this.round = round;
        producer = bus.producer(Map.of("linger.ms", 0));
        targets = IntStream.range(0, Bus.PARTITIONS).mapToObj(this::targetsOf).toList();
    }

    /** Names that the partitioner puts where they are wanted. */
    private List<String> targetsOf(int partition) {
        return Stream.iterate(0, number -> number + 1)
                .map(number -> "kill-" + round + "/n" + number)
                .filter(target -> TargetPartition.of(target, Bus.PARTITIONS) == partition)
                .limit(10_000)
                .toList();
    }

    double millis() {
        try (var arrivals = Arrivals.on(bus, Topic.BACKUP.name());
                var admin = bus.admin();
                var doomed = worker("doomed-" + round);
                var heir = worker("heir-" + round)) {
            awaitBoth(admin);
            clock.scheduleAtFixedRate(this::askEveryPartition, 0, PER_PARTITION.toNanos(), TimeUnit.NANOSECONDS);
            arrivals.await(50 * Bus.PARTITIONS);
            var orphans = partitionsOf(admin, "doomed-" + round);
            long killed = System.nanoTime();
            doomed.kill();
            var silent = orphans.stream()
                    .mapToLong(partition -> answeredOn(partition, killed, arrivals))
                    .max()
                    .orElseThrow();
            return (silent - killed) / 1e6;
        }
    }

    private Child worker(String instance) {
        return Child.start(
                logs.resolve(instance + ".log"),
                List.of("-XX:TieredStopAtLevel=1"),
                TakeoverWorker.class,
                bus.bootstrapServers(),
                instance,
                Long.toString(SESSION_TIMEOUT.toMillis()));
    }

    private void askEveryPartition() {
        int tick = ticks++;
        for (int partition = 0; partition < Bus.PARTITIONS; partition++) {
            var target = targets.get(partition).get(tick);
            asked.put(target, new Asked(System.nanoTime(), partition));
            producer.send(new ProducerRecord<>(
                    Topic.VALIDATION.name(),
                    partition,
                    target.getBytes(StandardCharsets.UTF_8),
                    codec.encode(Facts.deploymentAdmitted(Facts.first(target)))));
        }
    }

    private long answeredOn(int partition, long after, Arrivals arrivals) {
        return arrivals.first(key -> {
            var event = asked.get(key);
            return event != null && event.partition() == partition && event.nanos() > after;
        });
    }

    private void awaitBoth(Admin admin) {
        var both = new CountDownLatch(1);
        var look = clock.scheduleWithFixedDelay(
                () -> {
                    if (members(admin).stream()
                                    .filter(member -> numbers(member).size() == Bus.PARTITIONS / 2)
                                    .count()
                            == 2) {
                        both.countDown();
                    }
                },
                0,
                100,
                TimeUnit.MILLISECONDS);
        try {
            if (!both.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the instances did not share the partitions within " + PATIENCE
                        + "; their logs lie in " + logs);
            }
            look.cancel(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the instances started", e);
        }
    }

    private static Set<Integer> partitionsOf(Admin admin, String instance) {
        return members(admin).stream()
                .filter(member -> member.clientId().equals(instance))
                .flatMap(member -> numbers(member).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> numbers(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private static List<MemberDescription> members(Admin admin) {
        try {
            return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
        } catch (ExecutionException noGroupYet) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}
