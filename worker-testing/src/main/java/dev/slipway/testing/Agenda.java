package dev.slipway.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is still to be done on the bench: what waits for its turn, and what waits for its time. */
final class Agenda {

    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private final Map<String, BenchTask> timers = new LinkedHashMap<>();

    Mailbox of(String target) {
        return mailboxes.computeIfAbsent(target, _ -> new Mailbox());
    }

    /** A timer is known by its step and input: a new one replaces it, even if it has fired and waits for its turn. */
    void schedule(BenchTask timer) {
        cancel(timer.task().target(), timer.task().ledgerKey());
        timers.put(timer.task().ledgerKey(), timer);
    }

    void cancel(String target, String timer) {
        timers.remove(timer);
        of(target).cancel(timer);
    }

    void fireDue(Instant now) {
        var due = timers.values().stream()
                .filter(timer -> timer.readyAt(now))
                .sorted(Comparator.comparing(BenchTask::notBefore))
                .toList();
        timers.values().removeAll(due);
        due.forEach(timer -> of(timer.task().target()).add(timer));
    }

    Optional<Mailbox> ready(Instant now) {
        return mailboxes.values().stream().filter(mailbox -> mailbox.ready(now)).findFirst();
    }

    /** The next moment until then at which there is something to do. */
    Optional<Instant> next(Instant until) {
        var moments = new ArrayList<>(
                timers.values().stream().map(BenchTask::notBefore).toList());
        mailboxes.values().forEach(mailbox -> mailbox.next().ifPresent(moments::add));
        return moments.stream().filter(moment -> !moment.isAfter(until)).min(Comparator.naturalOrder());
    }

    /** As a new process reads it in the ledger. */
    void inherit() {
        mailboxes.values().forEach(Mailbox::inherit);
        timers.replaceAll((_, timer) -> timer.inherited());
    }

    List<String> timers() {
        return timers.values().stream()
                .map(timer -> timer.task().step() + "/" + timer.task().input())
                .sorted()
                .toList();
    }
}
