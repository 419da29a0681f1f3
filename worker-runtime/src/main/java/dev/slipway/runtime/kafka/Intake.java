package dev.slipway.runtime.kafka;

import dev.slipway.events.flow.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls, and puts what was read on the desk; nothing slow happens here. */
final class Intake implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final Duration IN_CALM = Duration.ofMillis(200);
    private static final Duration WHILE_FULL = Duration.ofMillis(5);

    private final Desk desk;
    private final InTray inTray;
    private final EngineSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Takeover takeover;
    private final Sorting sorting;
    private final List<String> topics;
    private final Milestones milestones;
    private volatile boolean stopping;
    private boolean paused;
    private @Nullable ConsumerGroupMetadata before;

    Intake(
            Desk desk,
            InTray inTray,
            EngineSettings settings,
            KafkaConsumer<byte[], byte[]> consumer,
            Takeover takeover,
            Sorting sorting,
            List<Topic> inputs,
            Milestones milestones) {
        this.desk = desk;
        this.inTray = inTray;
        this.milestones = milestones;
        this.settings = settings;
        this.consumer = consumer;
        this.takeover = takeover;
        this.sorting = sorting;
        topics = inputs.stream().map(Topic::name).toList();
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics, this);
            while (!stopping && desk.broken().isEmpty()) {
                pollOnce();
            }
        } catch (WakeupException stopped) {
            LOG.debug("woken up to stop");
        } catch (RuntimeException | Error broken) {
            desk.breakDown(broken);
        }
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    private void pollOnce() {
        var records = consumer.poll(paused ? WHILE_FULL : IN_CALM);
        desk.memberAs(consumer.groupMetadata());
        var sorted = sort(records);
        sorted.forEach(this::tellArrival);
        desk.lock.lock();
        try {
            sorted.forEach(this::take);
            desk.active().forEach(this::advance);
        } finally {
            desk.lock.unlock();
        }
        throttle();
    }

    /** Only this thread opens and loses partitions, so that what it reads belongs to those that it sees. */
    private List<Sorted> sort(ConsumerRecords<byte[], byte[]> records) {
        var shards = shards();
        var sorted = new ArrayList<Sorted>(records.count());
        for (var record : records) {
            var shard = shards.get(record.partition());
            if (shard != null && record.value() != PassingOver.UNREAD) {
                sorted.add(sorting.sort(record, shard));
            }
        }
        return sorted;
    }

    private void tellArrival(Sorted sorted) {
        if (sorted instanceof Sorted.ToDo(Work work)) {
            milestones.reached(Milestones.Milestone.ARRIVED, work.task);
        }
    }

    private void take(Sorted sorted) {
        switch (sorted) {
            case Sorted.ToDo(Work work) -> inTray.arrived(work);
            case Sorted.ToWrite(Work work, Closing closing) -> inTray.arrivedDone(work, closing);
            case Sorted.SignOfLife sign -> sign.shard().heard(sign);
            case Sorted.Nothing _ -> {}
        }
    }

    /**
     * Positions come from the consumer, because they also pass over the marks that transactions leave. In the midst of a
     * rebalance it has none.
     */
    private void advance(Shard shard) {
        for (var topic : topics) {
            var position = consumer.position(new TopicPartition(topic, shard.partition));
            var before = shard.positions.put(topic, position);
            if (shard.dirtySinceNanos == 0 && (before == null || before != position)) {
                shard.dirtySinceNanos = System.nanoTime();
            }
        }
        if (!shard.readFirst.isEmpty() && (shard.hasRead(shard.readFirst) || inTray.holdsAllItMay())) {
            shard.readFirst = Map.of();
            inTray.dispatchAll(shard);
        }
    }

    private void throttle() {
        boolean full;
        boolean room;
        desk.lock.lock();
        try {
            full = inTray.full();
            room = inTray.roomAgain();
        } finally {
            desk.lock.unlock();
        }
        if (full && !paused) {
            consumer.pause(consumer.assignment());
            paused = true;
        } else if (paused && room) {
            consumer.resume(consumer.paused());
            paused = false;
        }
    }

    // --- rebalances

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        before = consumer.groupMetadata();
        desk.suspend(numbersOf(revoked), settings.sessionTimeout());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        LOG.warn("lost the partitions {}: another instance goes on with them", numbersOf(lost));
        numbersOf(lost).forEach(this::lose);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        var member = consumer.groupMetadata();
        desk.memberAs(member);
        if (!follows(before, member)) {
            held().forEach(this::lose);
        }
        var numbers = numbersOf(assigned);
        refuseScattered(assigned, numbers);
        var held = held();
        held.stream().filter(number -> !numbers.contains(number)).forEach(this::lose);
        held.stream().filter(numbers::contains).forEach(this::keep);
        var fresh = new TreeSet<>(numbers);
        fresh.removeAll(held);
        if (!fresh.isEmpty()) {
            takeover.of(fresh, consumer, topics).forEach(desk::open);
        }
        paused = false;
        LOG.info("owns the partitions {}{}", numbers, fresh.isEmpty() ? "" : ", of which new " + fresh);
    }

    /** What was held may be kept only if no other assignment lay in between: somebody else could have had it then. */
    private static boolean follows(@Nullable ConsumerGroupMetadata before, ConsumerGroupMetadata now) {
        return before != null
                && before.memberId().equals(now.memberId())
                && before.generationId() + 1 == now.generationId();
    }

    private Set<Integer> held() {
        return shards().keySet();
    }

    private Map<Integer, Shard> shards() {
        desk.lock.lock();
        try {
            return new HashMap<>(desk.shards);
        } finally {
            desk.lock.unlock();
        }
    }

    /** The lock, the ledger and the fencing rest on owning the same partition number of every topic. */
    private void refuseScattered(Collection<TopicPartition> assigned, Set<Integer> numbers) {
        var byNumber = new TreeMap<Integer, Set<String>>();
        assigned.forEach(partition -> byNumber.computeIfAbsent(partition.partition(), number -> new HashSet<>())
                .add(partition.topic()));
        numbers.stream()
                .filter(number -> byNumber.getOrDefault(number, Set.of()).size() != topics.size())
                .findFirst()
                .ifPresent(number -> {
                    throw new IllegalStateException("partition " + number + " was assigned for "
                            + byNumber.get(number) + " only, not for " + topics
                            + ": all topics need the same number of partitions; run 'slipway topics check'");
                });
    }

    private void keep(int number) {
        desk.lock.lock();
        Shard shard;
        Map<String, Long> positions;
        try {
            shard = desk.shards.get(number);
            if (shard == null) {
                return;
            }
            positions = new HashMap<>(shard.positions);
        } finally {
            desk.lock.unlock();
        }
        positions.forEach((topic, position) -> consumer.seek(new TopicPartition(topic, number), position));
        inTray.resume(shard);
    }

    private void lose(int number) {
        Optional.ofNullable(shards().get(number)).ifPresent(desk::lose);
    }

    private static Set<Integer> numbersOf(Collection<TopicPartition> partitions) {
        var numbers = new TreeSet<Integer>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}
