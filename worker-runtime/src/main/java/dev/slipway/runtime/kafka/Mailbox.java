package dev.slipway.runtime.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What waits for one target, in order, and what runs. Urgent first, then what follows from a step, then the rest. */
final class Mailbox {

    final String target;
    /** From its start until its result is committed. */
    @Nullable
    Work running;

    private final List<Work> waiting = new ArrayList<>(2);

    Mailbox(String target) {
        this.target = target;
    }

    void add(Work work) {
        waiting.add(work.urgent() ? behindUrgent() : waiting.size(), work);
    }

    /** What follows from a step goes before what came later from outside. */
    void addFollows(List<Work> follows) {
        waiting.addAll(behindUrgent(), follows);
    }

    /** A task that is tried again keeps its place. */
    void putBack(Work work) {
        waiting.add(work.urgent() ? 0 : behindUrgent(), work);
    }

    boolean urgentWaiting() {
        return !waiting.isEmpty() && waiting.getFirst().urgent();
    }

    boolean urgentWaitingAbout(String requestId) {
        return waiting.stream()
                .anyMatch(work -> work.urgent() && work.task.requestId().equals(requestId));
    }

    /** Takes the first task if nothing runs and its time has come. */
    @Nullable
    Work start(long nowNanos) {
        if (running != null || waiting.isEmpty() || waiting.getFirst().notBeforeNanos - nowNanos > 0) {
            return null;
        }
        running = waiting.removeFirst();
        return running;
    }

    /** Whether nothing runs because the first task rests until its next attempt. */
    boolean resting(long nowNanos) {
        return running == null && !waiting.isEmpty() && waiting.getFirst().notBeforeNanos - nowNanos > 0;
    }

    /** Takes out what waits and fits; what runs stays. */
    List<Work> remove(Predicate<Work> which) {
        var gone = waiting.stream().filter(which).toList();
        waiting.removeAll(gone);
        return gone;
    }

    boolean idle() {
        return running == null && waiting.isEmpty();
    }

    List<Work> all() {
        var all = new ArrayList<>(waiting);
        if (running != null) {
            all.add(running);
        }
        return all;
    }

    private int behindUrgent() {
        int place = 0;
        while (place < waiting.size() && waiting.get(place).urgent()) {
            place++;
        }
        return place;
    }
}
