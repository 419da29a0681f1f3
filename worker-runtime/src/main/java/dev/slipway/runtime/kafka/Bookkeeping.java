package dev.slipway.runtime.kafka;

import dev.slipway.runtime.LostOwnership;
import dev.slipway.runtime.engine.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes true on the desk what a transaction has made true on the broker. */
final class Bookkeeping {

    /** Where a line of the ledger came to stand. */
    record Written(long offset, byte @Nullable [] value) {}

    private final Desk desk;
    private final InTray inTray;
    private final Tasks tasks;

    Bookkeeping(Desk desk, InTray inTray, Tasks tasks) {
        this.desk = desk;
        this.inTray = inTray;
        this.tasks = tasks;
    }

    void committed(Batch batch, Map<Shard, Map<String, Written>> written) {
        desk.lock.lock();
        try {
            batch.parts().forEach(part -> committed(part, written.getOrDefault(part.shard(), Map.of())));
            desk.commits(false);
        } finally {
            desk.lock.unlock();
        }
    }

    private void committed(Batch.Part part, Map<String, Written> written) {
        var shard = part.shard();
        if (shard.lost) {
            part.checks()
                    .forEach(check -> check.completeExceptionally(new LostOwnership("partition " + shard.partition)));
            return;
        }
        shard.flushed.putAll(part.offsets());
        written.entrySet().stream()
                .sorted(Comparator.comparingLong(line -> line.getValue().offset()))
                .forEach(line -> mirror(shard, part.claim(), line.getKey(), line.getValue()));
        part.eachAccepted(work -> work.accepted = true);
        part.eachClosed(work -> close(shard, work));
        part.checks().forEach(check -> check.complete(shard.token));
        if (part.claim()) {
            shard.claimed = true;
            inTray.dispatchAll(shard);
        }
    }

    private static void mirror(Shard shard, boolean claim, String key, Written line) {
        if (key.equals(Journal.OWNER)) {
            if (claim) {
                shard.token = line.offset();
            }
            shard.ledger.startAt(line.offset() + 1);
        } else if (line.value() == null) {
            shard.ledger.struck(key, line.offset());
        } else {
            shard.ledger.wrote(key, line.offset(), line.value());
        }
    }

    private void close(Shard shard, Work work) {
        shard.gone(work);
        var mailbox = shard.mailboxOf(work.task.target());
        if (mailbox.running == work) {
            mailbox.running = null;
        }
        var closing = work.closing;
        if (closing != null) {
            closing.parked().ifPresent(task -> shard.parked.put(task.ledgerKey(), task));
            closing.cancelled().forEach(key -> inTray.cancelTimer(shard, mailbox, key));
            closing.timers().forEach(timer -> {
                inTray.cancelTimer(shard, mailbox, timer.ledgerKey());
                shard.timers.put(timer.ledgerKey(), timer);
            });
            follow(shard, mailbox, closing.follows());
            closing.memory().ifPresent(memory -> remember(shard, mailbox.target, memory));
        }
        inTray.dispatch(shard, mailbox);
        if (mailbox.idle()) {
            shard.mailboxes.remove(mailbox.target);
        }
    }

    private void follow(Shard shard, Mailbox mailbox, List<Task> follows) {
        if (!follows.isEmpty()) {
            inTray.follow(
                    mailbox,
                    follows.stream()
                            .flatMap(task -> tasks.workOf(task, shard, false).stream())
                            .toList());
        }
    }

    /** What was parked may have its cause now. */
    private void remember(Shard shard, String target, Closing.MemoryChange memory) {
        if (memory.value() == null) {
            shard.memories.remove(target);
        } else {
            shard.memories.put(target, memory.value());
        }
        shard.parkedOf(target).forEach(task -> {
            shard.parked.remove(task.ledgerKey());
            tasks.workOf(task, shard, false).ifPresent(inTray::enqueue);
        });
    }
}
