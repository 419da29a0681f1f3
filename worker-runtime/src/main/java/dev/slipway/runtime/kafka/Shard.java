package dev.slipway.runtime.kafka;

import dev.slipway.runtime.LostOwnership;
import dev.slipway.runtime.engine.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** All that belongs to one owned partition number: its targets, their memory, and what waits to be committed. */
final class Shard {

    /** The prefix of the metadata that goes with a committed offset: from where the ledger has to be read. */
    static final String LOW_WATER = "ledger=";

    final int partition;
    final Map<String, Mailbox> mailboxes = new HashMap<>();
    /** Mailboxes whose first task rests until its next attempt. */
    final Set<Mailbox> resting = new HashSet<>();

    final Map<String, byte[]> memories = new HashMap<>();
    final Map<String, Task> timers = new HashMap<>();
    /** Timers that an earlier process may have begun. */
    final Set<String> restoredTimers = new HashSet<>();

    final Map<String, Task> parked = new LinkedHashMap<>();
    final LedgerMirror ledger = new LedgerMirror();
    /** Next offset of each input topic: everything before it is on the desk or done. */
    final Map<String, Long> positions = new HashMap<>();
    /** Next offset of each input topic, as it was last committed or found at the takeover. */
    final Map<String, Long> flushed = new HashMap<>();
    /** Last sign of life by stage and target, as the progress topic says. */
    final Map<String, Long> heardNanos = new HashMap<>();

    /** What was read and is not committed yet, in the order in which it was read. */
    final ArrayDeque<Work> arrivals = new ArrayDeque<>();
    /** What the ledger holds, and is done. */
    List<Work> finished = new ArrayList<>();

    List<CompletableFuture<Long>> checks = new ArrayList<>();

    int inFlight;
    long inFlightBytes;

    /** The claim has to be written before anything is done in the name of this partition. */
    boolean claimWanted = true;

    boolean claimed;
    /** A rebalance is under way: nothing is committed until it is known who owns the partition. */
    boolean suspended;

    volatile boolean lost;
    volatile long token;
    /** Where the topics ended when the partition was taken over: restored tasks wait until that has been read. */
    Map<String, Long> readFirst = Map.of();

    long listeningSinceNanos = System.nanoTime();
    long caughtUpMillis;
    long dirtySinceNanos;

    Shard(int partition) {
        this.partition = partition;
    }

    boolean active() {
        return !suspended && !lost;
    }

    /** Whether something runs, or waits to be committed. */
    boolean busy() {
        return claimWanted
                || !arrivals.isEmpty()
                || !finished.isEmpty()
                || !checks.isEmpty()
                || mailboxes.values().stream().anyMatch(mailbox -> mailbox.running != null);
    }

    Mailbox mailboxOf(String target) {
        return mailboxes.computeIfAbsent(target, Mailbox::new);
    }

    List<Task> parkedOf(String target) {
        return parked.values().stream()
                .filter(task -> task.target().equals(target))
                .toList();
    }

    void took(Work work) {
        inFlight++;
        inFlightBytes += work.bytes();
    }

    void gone(Work work) {
        inFlight--;
        inFlightBytes -= work.bytes();
    }

    /** Only targets that the stage knows: whoever may write a sign of life could name any number of others. */
    void heard(Sorted.SignOfLife sign) {
        if (memories.containsKey(sign.target())) {
            heardNanos.merge(sign.of(), sign.nanos(), (before, now) -> before - now > 0 ? before : now);
        }
    }

    void failChecks() {
        checks.forEach(check -> check.completeExceptionally(new LostOwnership("partition " + partition)));
        checks = new ArrayList<>();
    }

    boolean hasRead(Map<String, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
