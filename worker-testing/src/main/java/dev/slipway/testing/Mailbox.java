package dev.slipway.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What waits for one target, in the order of the engine: urgent first, then what follows from a step, then the rest. */
final class Mailbox {

    private final List<BenchTask> waiting = new ArrayList<>();

    void add(BenchTask task) {
        waiting.add(task.urgent() ? behindUrgent() : waiting.size(), task);
    }

    void addFollows(List<BenchTask> follows) {
        waiting.addAll(behindUrgent(), follows);
    }

    /** A task that is tried again keeps its place, but lets what is urgent go first. */
    void putBack(BenchTask task) {
        waiting.add(task.urgent() ? 0 : behindUrgent(), task);
    }

    boolean urgentWaiting() {
        return !waiting.isEmpty() && waiting.getFirst().urgent();
    }

    boolean urgentWaitingAbout(String requestId) {
        return waiting.stream()
                .anyMatch(work -> work.urgent() && work.task().requestId().equals(requestId));
    }

    /** When the first task may begin; those behind it wait for it. */
    Optional<Instant> next() {
        return waiting.stream().findFirst().map(BenchTask::notBefore);
    }

    boolean ready(Instant now) {
        return !waiting.isEmpty() && waiting.getFirst().readyAt(now);
    }

    BenchTask take() {
        return waiting.removeFirst();
    }

    /** Takes back a timer that has fired and waits for its turn. */
    void cancel(String timer) {
        waiting.removeIf(
                task -> task.task().due().isPresent() && task.task().ledgerKey().equals(timer));
    }

    void inherit() {
        waiting.replaceAll(BenchTask::inherited);
    }

    private int behindUrgent() {
        int place = 0;
        while (place < waiting.size() && waiting.get(place).urgent()) {
            place++;
        }
        return place;
    }
}
