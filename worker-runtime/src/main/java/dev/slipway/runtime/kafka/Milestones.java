package dev.slipway.runtime.kafka;

import dev.slipway.runtime.engine.Task;

/** Hears where a task stands; fault tests stop the process there. */
@FunctionalInterface
public interface Milestones {

    /** The places between which a process may die. */
    enum Milestone {
        ARRIVED,
        ACCEPTED,
        ACTING,
        FINISHING,
        COMMITTING,
        FINISHED
    }

    void reached(Milestone milestone, Task task);
}
