package dev.slipway.runtime.kafka;

import dev.slipway.runtime.engine.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All that belongs to one owned partition number: its targets, their memory, and what waits to be committed. */
final class Shard {

    /** The prefix of the metadata that goes with a committed offset: from where the ledger has to be read. */
    static final String LOW_WATER = "ledger=";

    final int partition;
    final Map<String, Mailbox> mailboxes = new HashMap<>();
    final Map<String, byte[]> memories = new HashMap<>();
    final Map<String, Task> timers = new HashMap<>();
    final Map<String, Task> parked = new LinkedHashMap<>();
    final LedgerMirror ledger = new LedgerMirror();
    /** Next offset of each input topic: everything before it is on the desk or done. */
    final Map<String, Long> positions = new HashMap<>();

    final Map<String, Long> committed = new HashMap<>();
    /** Last sign of life by stage and target, as the progress topic says. */
    final Map<String, Long> heardNanos = new HashMap<>();

    List<Work> arrivals = new ArrayList<>();
    List<Work> finished = new ArrayList<>();
    List<CompletableFuture<Long>> checks = new ArrayList<>();

    /** The claim has to be written before anything is done in the name of this partition. */
    boolean claimWanted = true;

    boolean claimed;
    /** A rebalance is under way: nothing is committed until it is known who owns the partition. */
    boolean suspended;

    boolean lost;
    long token;
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

    boolean pending() {
        return claimWanted || !arrivals.isEmpty() || !finished.isEmpty() || !checks.isEmpty();
    }

    Mailbox mailboxOf(String target) {
        return mailboxes.computeIfAbsent(target, Mailbox::new);
    }

    boolean hasRead(Map<String, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
