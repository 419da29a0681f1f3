package dev.slipway.runtime.kafka;

import dev.slipway.runtime.engine.Task;
import java.time.Duration;
import java.util.List;

/** What waits to be done: in order per target, many targets at once. Unless it says otherwise, the desk is locked. */
final class InTray {

    private static final int PARKED_PER_TARGET = 100;

    private final Desk desk;
    private final EngineSettings settings;
    private final Crew crew;

    InTray(Desk desk, EngineSettings settings, Crew crew) {
        this.desk = desk;
        this.settings = settings;
        this.crew = crew;
    }

    /** Takes in what was read; its position is committed with it. */
    void arrived(Work work) {
        var first = work.shard.arrivals.isEmpty();
        work.shard.arrivals.add(work);
        enqueue(work);
        if (first && work.patienceNanos < OutTray.LONGEST_NAP) {
            desk.toCommit.signal();
        }
    }

    /** Something that needs no hands: it is only written. */
    void arrivedDone(Work work, Closing closing) {
        work.closing = closing;
        work.shard.took(work);
        work.shard.arrivals.add(work);
        desk.toCommit.signal();
    }

    void enqueue(Work work) {
        work.shard.took(work);
        var mailbox = work.shard.mailboxOf(work.task.target());
        mailbox.add(work);
        if (work.urgent()) {
            desk.news.signalAll();
        }
        dispatch(work.shard, mailbox);
    }

    void follow(Mailbox mailbox, List<Work> follows) {
        follows.forEach(work -> work.shard.took(work));
        mailbox.addFollows(follows);
    }

    void dispatch(Shard shard, Mailbox mailbox) {
        if (!shard.claimed || !shard.active() || desk.stopping() || heldBack(shard)) {
            return;
        }
        long now = System.nanoTime();
        var work = mailbox.start(now);
        if (work != null) {
            work.memory = shard.memories.get(mailbox.target);
            work.patienceNanos = crew.start(work).toNanos();
        } else if (mailbox.resting(now)) {
            shard.resting.add(mailbox);
        }
    }

    void dispatchAll(Shard shard) {
        List.copyOf(shard.mailboxes.values()).forEach(mailbox -> dispatch(shard, mailbox));
    }

    /** Gives those another chance whose rest may be over. */
    void dispatchRested(Shard shard) {
        var rested = List.copyOf(shard.resting);
        shard.resting.clear();
        rested.forEach(mailbox -> dispatch(shard, mailbox));
    }

    /** A new owner acts only once it has read everything that came meanwhile, unless that is too much to hold. */
    private boolean heldBack(Shard shard) {
        return !shard.readFirst.isEmpty() && !holdsAllItMay();
    }

    /** Whether no more should be read for now. */
    boolean full() {
        return desk.stopping() || holdsAllItMay() || uncommitted() >= settings.maxPollRecords();
    }

    boolean holdsAllItMay() {
        return share() >= 1;
    }

    /** Whoever holds tasks back until more is read has to go on reading: nothing gets less before that. */
    boolean roomAgain() {
        return !desk.stopping() && uncommitted() < settings.maxPollRecords() / 2 && share() < (readsFirst() ? 1 : 0.5);
    }

    private boolean readsFirst() {
        return desk.shards.values().stream().anyMatch(shard -> !shard.readFirst.isEmpty());
    }

    /** What was read and is in no transaction yet. More than the next one can take would only fill the memory. */
    private int uncommitted() {
        int uncommitted = 0;
        for (var shard : desk.shards.values()) {
            uncommitted += shard.arrivals.size();
        }
        return uncommitted;
    }

    int inFlight() {
        return desk.shards.values().stream().mapToInt(shard -> shard.inFlight).sum();
    }

    /** How much of what may be held at a time is held: in number or in bytes, whichever is more. */
    private double share() {
        long bytes = desk.shards.values().stream()
                .mapToLong(shard -> shard.inFlightBytes)
                .sum();
        return Math.max(inFlight() / (double) settings.maxInFlight(), bytes / (double) settings.maxInFlightBytes());
    }

    void cancelTimer(Shard shard, Mailbox mailbox, String key) {
        shard.timers.remove(key);
        shard.restoredTimers.remove(key);
        mailbox.remove(work -> isTimer(work.task, key)).forEach(shard::gone);
    }

    private static boolean isTimer(Task task, String key) {
        return task.due().isPresent() && task.ledgerKey().equals(key);
    }

    // --- called without the lock

    boolean mayPark(Shard shard, String target) {
        desk.lock.lock();
        try {
            return shard.parkedOf(target).size() < PARKED_PER_TARGET;
        } finally {
            desk.lock.unlock();
        }
    }

    /** The rebalance left the partition where it was. */
    void resume(Shard shard) {
        desk.lock.lock();
        try {
            shard.suspended = false;
            desk.toCommit.signal();
            dispatchAll(shard);
        } finally {
            desk.lock.unlock();
        }
    }

    /** Nothing went wrong with the step itself, so it costs no attempt. */
    void ownershipDoubted(Work work, Duration pause) {
        putBack(work, pause, 0);
    }

    void tryAgain(Work work, Duration pause) {
        putBack(work, pause, 1);
    }

    private void putBack(Work work, Duration pause, int attempts) {
        desk.lock.lock();
        try {
            if (work.shard.lost) {
                return;
            }
            work.attempt += attempts;
            work.patienceNanos = 0;
            work.notBeforeNanos = System.nanoTime() + pause.toNanos();
            var mailbox = work.shard.mailboxOf(work.task.target());
            mailbox.running = null;
            mailbox.putBack(work);
            dispatch(work.shard, mailbox);
            desk.toCommit.signal();
        } finally {
            desk.lock.unlock();
        }
    }

    /** Waits a while; false if an urgent event came instead. */
    boolean pause(Work work, Duration length) throws InterruptedException {
        desk.lock.lockInterruptibly();
        try {
            long left = length.toNanos();
            while (left > 0 && !urgentWaiting(work)) {
                Desk.refuseLost(work);
                left = desk.news.awaitNanos(left);
            }
            Desk.refuseLost(work);
            return !urgentWaiting(work);
        } finally {
            desk.lock.unlock();
        }
    }

    boolean urgentWaiting(Work work) {
        desk.lock.lock();
        try {
            return work.shard.mailboxOf(work.task.target()).urgentWaiting();
        } finally {
            desk.lock.unlock();
        }
    }

    boolean urgentWaitingAbout(Work work, String requestId) {
        desk.lock.lock();
        try {
            return work.shard.mailboxOf(work.task.target()).urgentWaitingAbout(requestId);
        } finally {
            desk.lock.unlock();
        }
    }
}
