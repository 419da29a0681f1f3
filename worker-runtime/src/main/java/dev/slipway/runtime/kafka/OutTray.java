package dev.slipway.runtime.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What waits to be committed. While one transaction is under way, the next one fills here. What was read is committed in
 * the order in which it was read: as far as it is done, or has been given all the patience that it is worth.
 */
final class OutTray {

    /** Even when nobody calls, the journal looks this often. */
    static final long LONGEST_NAP = Duration.ofMillis(250).toNanos();
    /** While more is done in no time, it is worth to wait for it: a transaction costs the same with one record or a thousand. */
    private static final long GATHERING = Duration.ofMillis(10).toNanos();

    private static final long STALE = Duration.ofSeconds(1).toNanos();

    private record Done(Work work, Closing closing) {}

    private final Desk desk;
    private final Crew crew;
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    /** Whether the journal waits; if not, it looks by itself, and whoever is done need not take the lock. */
    private volatile boolean awaited;

    OutTray(Desk desk, Crew crew) {
        this.desk = desk;
        this.crew = crew;
    }

    void done(Work work, Closing closing) {
        done.add(new Done(work, closing));
        if (awaited) {
            awaited = false;
            look();
        }
    }

    /** Tells the journal to look again. */
    void look() {
        desk.lock.lock();
        try {
            desk.toCommit.signal();
        } finally {
            desk.lock.unlock();
        }
    }

    /** Will be completed with the token of the owner by the next transaction that the broker has let pass. */
    CompletableFuture<Long> checkOwnership(Work work) {
        desk.lock.lock();
        try {
            Desk.refuseLost(work);
            var check = new CompletableFuture<Long>();
            work.shard.checks.add(check);
            desk.toCommit.signal();
            return check;
        } finally {
            desk.lock.unlock();
        }
    }

    /** A parked event whose cause never came leaves the ledger for the dead letters. The desk is locked. */
    void buried(Work work, ProducerRecord<byte[], byte[]> letter) {
        work.closing = Closing.only(letter);
        work.shard.took(work);
        work.shard.finished.add(work);
        desk.toCommit.signal();
    }

    /** Waits for something to commit; empty when the engine's life is over. */
    Optional<Batch> nextBatch() throws InterruptedException {
        desk.lock.lockInterruptibly();
        try {
            long readySince = 0;
            while (desk.broken().isEmpty()) {
                awaited = readySince == 0;
                collect();
                long now = System.nanoTime();
                var active = desk.active();
                var ready = active.stream()
                        .filter(shard -> hasSomething(shard, now))
                        .toList();
                if (ready.isEmpty() || desk.membership().isEmpty()) {
                    desk.toCommit.awaitNanos(untilSomethingIsSettled(active, now));
                    continue;
                }
                readySince = readySince == 0 ? now : readySince;
                long gathering = crew.moreAtOnce() ? GATHERING - (now - readySince) : 0;
                if (gathering <= 0) {
                    desk.commits(true);
                    return Optional.of(batch(ready, now));
                }
                awaited = false;
                desk.toCommit.awaitNanos(gathering);
            }
            return Optional.empty();
        } finally {
            awaited = false;
            desk.lock.unlock();
        }
    }

    private Batch batch(List<Shard> ready, long now) {
        return new Batch(
                ready.stream().map(shard -> drain(shard, now)).toList(),
                desk.membership().orElseThrow());
    }

    private void collect() {
        for (var next = done.poll(); next != null; next = done.poll()) {
            var work = next.work();
            work.closing = next.closing();
            if (work.accepted) {
                work.shard.finished.add(work);
            }
        }
    }

    private static boolean hasSomething(Shard shard, long now) {
        var first = shard.arrivals.peekFirst();
        return shard.claimWanted
                || !shard.finished.isEmpty()
                || !shard.checks.isEmpty()
                || (first != null && patienceLeft(first, now) <= 0)
                || stale(shard, now);
    }

    /** Positions that moved over records which are nobody's work are written now and then all the same. */
    private static boolean stale(Shard shard, long now) {
        return shard.claimed
                && shard.arrivals.isEmpty()
                && shard.dirtySinceNanos != 0
                && now - shard.dirtySinceNanos > STALE;
    }

    /** A step that is about to be done is worth a moment's wait: then it needs no line in the ledger. */
    private static long patienceLeft(Work work, long now) {
        return work.closing != null ? 0 : work.patienceNanos - (now - work.arrivedNanos);
    }

    private static long untilSomethingIsSettled(List<Shard> active, long now) {
        long left = LONGEST_NAP;
        for (var shard : active) {
            var first = shard.arrivals.peekFirst();
            if (first != null) {
                left = Math.min(left, Math.max(1, patienceLeft(first, now)));
            }
        }
        return left;
    }

    private static Batch.Part drain(Shard shard, long now) {
        var arrived = new ArrayList<Work>();
        var offsets = new LinkedHashMap<String, Long>();
        for (var work = shard.arrivals.peekFirst();
                work != null && patienceLeft(work, now) <= 0;
                work = shard.arrivals.peekFirst()) {
            arrived.add(shard.arrivals.removeFirst());
            work.place.ifPresent(place -> offsets.put(place.topic(), place.next()));
        }
        if (shard.arrivals.isEmpty()) {
            offsets.putAll(shard.positions);
            shard.dirtySinceNanos = 0;
        }
        if (!shard.claimWanted) {
            offsets.entrySet().removeIf(entry -> entry.getValue().equals(shard.flushed.get(entry.getKey())));
        }
        addOne(offsets, shard.flushed);
        var part = new Batch.Part(
                shard,
                shard.claimWanted,
                arrived,
                shard.finished,
                shard.checks,
                shard.ledger.worthRewriting(),
                offsets,
                shard.ledger.lowWater());
        shard.finished = new ArrayList<>();
        shard.checks = new ArrayList<>();
        shard.claimWanted = false;
        return part;
    }

    /** Every transaction carries a position, even if it is one that was written before: the broker checks by it. */
    private static void addOne(Map<String, Long> offsets, Map<String, Long> flushed) {
        if (offsets.isEmpty()) {
            flushed.entrySet().stream().findFirst().ifPresent(any -> offsets.put(any.getKey(), any.getValue()));
        }
    }

    /** The transaction did not happen: everything goes back to where it was. */
    void aborted(Batch batch) {
        desk.lock.lock();
        try {
            batch.parts().forEach(OutTray::putBack);
            desk.commits(false);
        } finally {
            desk.lock.unlock();
        }
    }

    private static void putBack(Batch.Part part) {
        var shard = part.shard();
        part.arrived().reversed().forEach(shard.arrivals::addFirst);
        shard.finished.addAll(0, part.finished());
        shard.checks.addAll(part.checks());
        shard.claimWanted |= part.claim();
        if (shard.lost) {
            shard.failChecks();
        }
    }
}
