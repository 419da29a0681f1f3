package dev.slipway.runtime.kafka;

import dev.slipway.runtime.LostOwnership;
import dev.slipway.runtime.engine.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What the threads of the engine share, under one lock: the owned partitions and everything that waits on them. */
final class Desk {

    /** Starts a task on a thread of its own. */
    interface Starter {
        void start(Work work);
    }

    private static final int PARKED_PER_TARGET = 100;

    final ReentrantLock lock = new ReentrantLock();
    final Condition changed = lock.newCondition();
    final Map<Integer, Shard> shards = new HashMap<>();

    private final EngineSettings settings;
    private final Tasks tasks;
    private Starter starter = work -> {};
    private boolean committing;
    private boolean stopping;
    private @Nullable Throwable broken;
    private @Nullable ConsumerGroupMetadata membership;
    private long membershipVersion;
    private int inFlight;

    Desk(EngineSettings settings, Tasks tasks) {
        this.settings = settings;
        this.tasks = tasks;
    }

    void staffedBy(Starter hands) {
        starter = hands;
    }

    // --- taking in

    void arrived(Shard shard, Work work) {
        if (shard.arrivals.isEmpty()) {
            changed.signalAll();
        }
        shard.arrivals.add(work);
        enqueue(shard, work);
    }

    /** Something that needs no hands: it is only written. */
    void arrivedDone(Shard shard, Work work, Closing closing) {
        work.closing = closing;
        shard.arrivals.add(work);
        inFlight++;
        changed.signalAll();
    }

    void enqueue(Shard shard, Work work) {
        inFlight++;
        var mailbox = shard.mailboxOf(work.task.target());
        mailbox.add(work);
        if (work.urgent()) {
            changed.signalAll();
        }
        dispatch(shard, mailbox);
    }

    void dispatch(Shard shard, Mailbox mailbox) {
        if (!shard.claimed || shard.lost || stopping || heldBack(shard)) {
            return;
        }
        var work = mailbox.start(System.nanoTime());
        if (work != null) {
            starter.start(work);
        }
    }

    void dispatchAll(Shard shard) {
        List.copyOf(shard.mailboxes.values()).forEach(mailbox -> dispatch(shard, mailbox));
    }

    /** A new owner acts only once it has read everything that came meanwhile, unless that is too much to hold. */
    private boolean heldBack(Shard shard) {
        return !shard.readFirst.isEmpty() && inFlight < settings.maxInFlight();
    }

    boolean tooMuch() {
        return stopping || inFlight >= settings.maxInFlight();
    }

    boolean roomAgain() {
        return !stopping && inFlight < settings.maxInFlight() / 2;
    }

    int inFlight() {
        return inFlight;
    }

    // --- acting

    void finished(Work work, Closing closing) {
        lock.lock();
        try {
            if (work.shard.lost) {
                return;
            }
            work.thread = null;
            work.closing = closing;
            if (work.accepted) {
                work.shard.finished.add(work);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing went wrong with the step itself, so it costs no attempt. */
    void ownershipDoubted(Work work, Duration pause) {
        lock.lock();
        try {
            work.attempt--;
            tryAgain(work, pause);
        } finally {
            lock.unlock();
        }
    }

    void tryAgain(Work work, Duration pause) {
        lock.lock();
        try {
            if (work.shard.lost) {
                return;
            }
            work.thread = null;
            work.attempt++;
            work.timedOut = false;
            work.notBeforeNanos = System.nanoTime() + pause.toNanos();
            var mailbox = work.shard.mailboxOf(work.task.target());
            mailbox.running = null;
            mailbox.putBack(work);
            dispatch(work.shard, mailbox);
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while; false if an urgent event came instead. */
    boolean pause(Work work, Duration length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = length.toNanos();
            while (left > 0 && !urgentWaiting(work)) {
                refuseLost(work);
                left = changed.awaitNanos(left);
            }
            refuseLost(work);
            return !urgentWaiting(work);
        } finally {
            lock.unlock();
        }
    }

    boolean urgentWaiting(Work work) {
        lock.lock();
        try {
            return work.shard.mailboxOf(work.task.target()).urgentWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** Will be completed with the token of the owner by the next transaction that the broker has let pass. */
    CompletableFuture<Long> checkOwnership(Work work) {
        lock.lock();
        try {
            refuseLost(work);
            var check = new CompletableFuture<Long>();
            work.shard.checks.add(check);
            changed.signalAll();
            return check;
        } finally {
            lock.unlock();
        }
    }

    private static void refuseLost(Work work) {
        if (work.shard.lost) {
            throw new LostOwnership(work.task.target());
        }
    }

    // --- committing

    /** Waits for something to commit; empty when the engine stops. */
    Optional<Batch> nextBatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (broken == null) {
                var ready = shards.values().stream()
                        .filter(shard -> shard.active() && (shard.pending() || stale(shard)))
                        .toList();
                if (!ready.isEmpty() && membership != null) {
                    long wait = graceLeft(ready);
                    if (wait <= 0) {
                        committing = true;
                        return Optional.of(
                                new Batch(ready.stream().map(this::drain).toList(), membership));
                    }
                    changed.awaitNanos(wait);
                } else {
                    changed.awaitNanos(Duration.ofMillis(250).toNanos());
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Positions that moved over records which are nobody's work are written now and then all the same. */
    private boolean stale(Shard shard) {
        return shard.claimed
                && shard.dirtySinceNanos != 0
                && System.nanoTime() - shard.dirtySinceNanos
                        > Duration.ofSeconds(1).toNanos();
    }

    /** A step that is about to be done is worth a moment's wait: then it needs no line in the ledger. */
    private long graceLeft(List<Shard> ready) {
        long left = 0;
        long now = System.nanoTime();
        for (var shard : ready) {
            for (var work : shard.arrivals) {
                if (work.closing == null && work.running()) {
                    left = Math.max(left, settings.grace().toNanos() - (now - work.arrivedNanos));
                    break;
                }
            }
        }
        return left;
    }

    private Batch.Part drain(Shard shard) {
        var accepts = new ArrayList<Work>();
        var closings = new ArrayList<Work>();
        shard.arrivals.forEach(work -> (work.closing == null ? accepts : closings).add(work));
        closings.addAll(shard.finished);
        var offsets = new LinkedHashMap<String, Long>();
        shard.positions.forEach((topic, position) -> {
            if (!position.equals(shard.committed.get(topic))) {
                offsets.put(topic, position);
            }
        });
        if (offsets.isEmpty()) {
            var any = shard.positions.entrySet().iterator().next();
            offsets.put(any.getKey(), any.getValue());
        }
        var part = new Batch.Part(
                shard,
                shard.claimWanted,
                accepts,
                closings,
                shard.checks,
                shard.ledger.worthRewriting(),
                offsets,
                shard.ledger.lowWater());
        shard.arrivals = new ArrayList<>();
        shard.finished = new ArrayList<>();
        shard.checks = new ArrayList<>();
        shard.claimWanted = false;
        shard.dirtySinceNanos = 0;
        return part;
    }

    /** The transaction did not happen: everything goes back to where it was. */
    void aborted(Batch batch) {
        lock.lock();
        try {
            committing = false;
            for (var part : batch.parts()) {
                var shard = part.shard();
                var arrivals = new ArrayList<>(part.accepts());
                var finished = new ArrayList<Work>();
                part.closings().forEach(work -> (work.accepted ? finished : arrivals).add(work));
                shard.arrivals.addAll(0, arrivals);
                shard.finished.addAll(0, finished);
                shard.checks.addAll(part.checks());
                shard.claimWanted |= part.claim();
                if (shard.lost) {
                    failChecks(shard);
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The transaction happened: what was said in it is true from here on. */
    void committed(Batch batch, Map<Shard, Map<String, Written>> written) {
        lock.lock();
        try {
            committing = false;
            batch.parts().forEach(part -> committed(part, written.getOrDefault(part.shard(), Map.of())));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where a line of the ledger came to stand. */
    record Written(long offset, byte @Nullable [] value) {}

    private void committed(Batch.Part part, Map<String, Written> written) {
        var shard = part.shard();
        if (shard.lost) {
            part.checks()
                    .forEach(check -> check.completeExceptionally(new LostOwnership("partition " + shard.partition)));
            return;
        }
        shard.committed.putAll(part.offsets());
        written.entrySet().stream()
                .sorted(Comparator.comparingLong(line -> line.getValue().offset()))
                .forEach(line -> mirror(shard, part, line.getKey(), line.getValue()));
        part.accepts().forEach(work -> {
            work.accepted = true;
            if (work.closing != null) {
                shard.finished.add(work);
            }
        });
        part.closings().forEach(work -> apply(shard, work));
        part.checks().forEach(check -> check.complete(shard.token));
        if (part.claim()) {
            shard.claimed = true;
            dispatchAll(shard);
        }
    }

    private static void mirror(Shard shard, Batch.Part part, String key, Written line) {
        if (key.equals(Journal.OWNER)) {
            if (part.claim()) {
                shard.token = line.offset();
            }
            shard.ledger.startAt(line.offset() + 1);
        } else if (line.value() == null) {
            shard.ledger.struck(key, line.offset());
        } else {
            shard.ledger.wrote(key, line.offset(), line.value());
        }
    }

    private void apply(Shard shard, Work work) {
        inFlight = Math.max(0, inFlight - 1);
        var mailbox = shard.mailboxOf(work.task.target());
        if (mailbox.running == work) {
            mailbox.running = null;
        }
        var closing = work.closing;
        if (closing != null) {
            closing.parked().ifPresent(task -> shard.parked.put(task.ledgerKey(), task));
            closing.cancelled().forEach(key -> cancelTimer(shard, mailbox, key));
            closing.timers().forEach(timer -> {
                cancelTimer(shard, mailbox, timer.ledgerKey());
                shard.timers.put(timer.ledgerKey(), timer);
            });
            follow(shard, mailbox, closing.follows());
            closing.memory().ifPresent(memory -> remember(shard, work.task.target(), memory));
        }
        dispatch(shard, mailbox);
        if (mailbox.idle()) {
            shard.mailboxes.remove(mailbox.target);
        }
    }

    private void follow(Shard shard, Mailbox mailbox, List<Task> follows) {
        var works = follows.stream()
                .flatMap(task -> tasks.workOf(task, shard, true, false).stream())
                .toList();
        inFlight += works.size();
        mailbox.addFollows(works);
    }

    private void remember(Shard shard, String target, Closing.MemoryChange memory) {
        if (memory.value() == null) {
            shard.memories.remove(target);
        } else {
            shard.memories.put(target, memory.value());
        }
        shard.parked.values().stream()
                .filter(task -> task.target().equals(target))
                .toList()
                .forEach(task -> {
                    shard.parked.remove(task.ledgerKey());
                    tasks.workOf(task.unpark(), shard, true, false).ifPresent(work -> enqueue(shard, work));
                });
    }

    private void cancelTimer(Shard shard, Mailbox mailbox, String key) {
        shard.timers.remove(key);
        mailbox.remove(work -> {
            var same = work.task.due().isPresent() && work.task.ledgerKey().equals(key);
            if (same) {
                inFlight--;
            }
            return same;
        });
    }

    /** A parked event whose cause never came leaves the ledger for the dead letters. */
    void buried(Shard shard, Work work, ProducerRecord<byte[], byte[]> letter) {
        work.closing = Closing.deadLetter(letter);
        inFlight++;
        shard.finished.add(work);
        changed.signalAll();
    }

    private static int parkedOf(Shard shard, String target) {
        return (int) shard.parked.values().stream()
                .filter(task -> task.target().equals(target))
                .count();
    }

    boolean mayPark(Shard shard, String target) {
        lock.lock();
        try {
            return parkedOf(shard, target) < PARKED_PER_TARGET;
        } finally {
            lock.unlock();
        }
    }

    // --- ownership

    /** From here on nothing of these partitions is committed; returns once a running transaction is over. */
    void suspend(Collection<Integer> partitions, Duration atMost) {
        lock.lock();
        try {
            partitions.stream()
                    .map(shards::get)
                    .filter(shard -> shard != null)
                    .forEach(shard -> shard.suspended = true);
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
        shards.put(shard.partition, shard);
        inFlight = counted();
        changed.signalAll();
    }

    private int counted() {
        return shards.values().stream()
                .flatMap(shard -> shard.mailboxes.values().stream())
                .mapToInt(mailbox -> mailbox.all().size())
                .sum();
    }

    void resume(Shard shard) {
        lock.lock();
        try {
            shard.suspended = false;
            changed.signalAll();
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
            for (var mailbox : shard.mailboxes.values()) {
                for (var work : mailbox.all()) {
                    if (work.thread != null) {
                        work.thread.interrupt();
                    }
                }
            }
            failChecks(shard);
            inFlight = counted();
            changed.signalAll();
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

    private static void failChecks(Shard shard) {
        shard.checks.forEach(check -> check.completeExceptionally(new LostOwnership("partition " + shard.partition)));
        shard.checks = new ArrayList<>();
    }

    void memberAs(ConsumerGroupMetadata metadata) {
        lock.lock();
        try {
            if (!metadata.equals(membership)) {
                membership = metadata;
                changed.signalAll();
            }
            membershipVersion++;
        } finally {
            lock.unlock();
        }
    }

    /** After a refused transaction: the next poll tells whether the partitions are still ours. */
    void awaitFreshMembership(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = membershipVersion;
            long left = atMost.toNanos();
            while (membershipVersion < seen + 2 && left > 0 && broken == null && !stopping) {
                left -= waited(Math.min(left, Duration.ofMillis(50).toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }

    private long waited(long nanos) throws InterruptedException {
        long began = System.nanoTime();
        changed.awaitNanos(nanos);
        return System.nanoTime() - began;
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

    /** Starts nothing more, and waits for what runs. */
    void stop(Duration atMost) {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
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
        return shards.values().stream()
                .anyMatch(shard -> shard.pending()
                        || shard.mailboxes.values().stream().anyMatch(mailbox -> mailbox.running != null));
    }
}
