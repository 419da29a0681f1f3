package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.Reason;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.List;

/** Ends a rollout before it has begun: nothing was touched, and what serves is said to be what served before. */
final class Refusal {

    private final Yard yard;

    Refusal(Yard yard) {
        this.yard = yard;
    }

    Next of(Logbook book, Step step, Reason reason) {
        var unchanged = ReleaseRolledBack.newBuilder()
                .setEnvelope(step.envelope())
                .setRelease(book.liveRelease().orElse(null))
                .setInstances(book.live().map(Serving::instances).orElse(List.<Instance>of()))
                .setEntry(book.live().flatMap(live -> yard.entry(step)).orElse(null))
                .setReason(reason)
                .build();
        return Next.publish(Says.failed(step, Steps.BEGIN, reason), unchanged)
                .remember(book.passedBy(step.requestId(), Ended.How.REFUSED));
    }
}
