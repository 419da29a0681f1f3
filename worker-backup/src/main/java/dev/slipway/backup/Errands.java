package dev.slipway.backup;

import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.Optional;

/** Steps that go on with an errand, unless it is over; and end early when something urgent about it waits. */
final class Errands {

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

    static Optional<Errand> current(String requestId, Step step) {
        return step.memory(Errand.class).filter(errand -> errand.isFor(requestId));
    }

    static Next over(String requestId) {
        return Next.ignore("nothing is being done for " + requestId + " any more");
    }
}
