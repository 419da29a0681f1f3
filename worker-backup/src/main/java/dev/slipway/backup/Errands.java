package dev.slipway.backup;

import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Steps that go on with an errand, unless it is over; and end early when something urgent about it waits. */
final class Errands {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private Errands() {}

    /** What is done for an errand. */
    @FunctionalInterface
    interface Work {
        Next with(Errand errand, Onlooker onlooker);
    }

    static Next go(String requestId, String name, Step step, Work work) {
        var errand = current(requestId, step);
        if (errand.isEmpty()) {
            return over(requestId);
        }
        try {
            return work.with(errand.get(), new StepOnlooker(step, errand.get()));
        } catch (Unwanted whoWaitsGoesFirst) {
            return Next.nothing().then(name, requestId);
        }
    }

    /** What is under way. */
    static Optional<Errand> current(String requestId, Step step) {
        return of(requestId, step).filter(errand -> errand.withdrawal().isEmpty());
    }

    /** What is under way or on its way back. */
    static Optional<Errand> of(String requestId, Step step) {
        return step.memory(Errand.class).filter(errand -> errand.isFor(requestId));
    }

    /**
     * Tries again within one attempt, for what may take minutes to pass: a step that rests between attempts shows no
     * sign of life, and the gate would take the stage for dead.
     */
    static <T> T patiently(Step step, Duration longest, Supplier<T> work) {
        var end = step.now().plus(longest);
        while (true) {
            try {
                return work.get();
            } catch (TryAgain trouble) {
                if (step.now().isAfter(end)) {
                    throw trouble;
                }
                step.progress("waits, because " + trouble.getMessage());
                step.await(PAUSE, PAUSE, () -> false);
                if (step.urgentWaiting()) {
                    throw new Unwanted();
                }
            }
        }
    }

    static Next over(String requestId) {
        return Next.ignore("nothing is being done for " + requestId + " any more");
    }
}
