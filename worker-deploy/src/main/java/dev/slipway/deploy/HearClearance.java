package dev.slipway.deploy;

import dev.slipway.events.RequestKind;
import dev.slipway.events.Succeeded;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;

/** Takes up its work on a target again once a person has signed that it is in order. */
final class HearClearance {

    Next on(Succeeded succeeded, Step step) {
        if (succeeded.getKind() != RequestKind.CLEAR) {
            return Next.nothing();
        }
        return Next.nothing()
                .remember(Logbook.of(step).passedBy(step.requestId(), Ended.How.CLEARED))
                .later(Steps.LOOK_AFTER, "", step.now());
    }
}
