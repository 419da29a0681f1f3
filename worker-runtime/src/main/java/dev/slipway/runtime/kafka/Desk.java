package dev.slipway.runtime.kafka;

import dev.slipway.runtime.LostOwnership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/** What the threads of the engine share, under one lock: whose partitions these are, and how the engine stands. */
final class Desk {

    final ReentrantLock lock = new ReentrantLock();
    /** The journal waits here for something to commit. */
    final Condition toCommit = lock.newCondition();
    /** Steps wait here: for time to pass, urgent mail, or the loss of their partition. */
    final Condition news = lock.newCondition();

    final Map<Integer, Shard> shards = new HashMap<>();

    private final Condition changed = lock.newCondition();
    private boolean committing;
    private boolean stopping;
    private boolean served;
    private @Nullable Throwable broken;
    private @Nullable ConsumerGroupMetadata membership;
    private long membershipVersion;

    // --- partitions

    /** From here on nothing of these partitions is committed; returns once a running transaction is over. */
    void suspend(Collection<Integer> partitions, Duration atMost) {
        lock.lock();
        try {
            partitions.stream().map(shards::get).filter(Objects::nonNull).forEach(shard -> shard.suspended = true);
            long left = atMost.toNanos();
            while (committing && broken == null && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void open(Shard shard) {
        lock.lock();
        try {
            shards.put(shard.partition, shard);
            served = true;
            toCommit.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there ever was a partition to work on. */
    boolean served() {
        lock.lock();
        try {
            return served;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody else's now: steps are interrupted, results are dropped. */
    void lose(Shard shard) {
        lock.lock();
        try {
            shards.remove(shard.partition, shard);
            shard.lost = true;
            shard.mailboxes.values().stream()
                    .flatMap(mailbox -> mailbox.all().stream())
                    .forEach(Work::interrupt);
            shard.failChecks();
            news.signalAll();
            toCommit.signal();
        } finally {
            lock.unlock();
        }
    }

    void loseAll() {
        lock.lock();
        try {
            List.copyOf(shards.values()).forEach(this::lose);
        } finally {
            lock.unlock();
        }
    }

    static void refuseLost(Work work) {
        if (work.shard.lost) {
            throw new LostOwnership(work.task.target());
        }
    }

    List<Shard> active() {
        var active = new ArrayList<Shard>(shards.size());
        for (var shard : shards.values()) {
            if (shard.active()) {
                active.add(shard);
            }
        }
        return active;
    }

    // --- membership

    void memberAs(ConsumerGroupMetadata metadata) {
        lock.lock();
        try {
            if (!metadata.equals(membership)) {
                membership = metadata;
                toCommit.signal();
            }
            membershipVersion++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<ConsumerGroupMetadata> membership() {
        return Optional.ofNullable(membership);
    }

    /** After a refused transaction: the next poll tells whether the partitions are still ours. */
    void awaitFreshMembership(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = membershipVersion;
            long left = atMost.toNanos();
            while (membershipVersion < seen + 2 && left > 0 && broken == null && !stopping) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    // --- transactions, one after the other

    void commits(boolean now) {
        committing = now;
        if (!now) {
            changed.signalAll();
        }
    }

    // --- the end

    void breakDown(Throwable why) {
        lock.lock();
        try {
            if (broken == null) {
                broken = why;
            }
            committing = false;
            changed.signalAll();
            toCommit.signal();
        } finally {
            lock.unlock();
        }
    }

    Optional<Throwable> broken() {
        lock.lock();
        try {
            return Optional.ofNullable(broken);
        } finally {
            lock.unlock();
        }
    }

    boolean stopping() {
        return stopping;
    }

    /** Starts nothing more, and waits for what runs. */
    void stop(Duration atMost) {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
            toCommit.signal();
            long left = atMost.toNanos();
            while (left > 0 && broken == null && (committing || somethingRuns())) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean somethingRuns() {
        return shards.values().stream().anyMatch(Shard::busy);
    }
}
