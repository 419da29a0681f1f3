package dev.slipway.deploy;

import dev.slipway.runtime.Step;
import java.time.Duration;
import java.time.Instant;

/** Watches a start for a moment only, because the target has other work that must not wait for it. */
record BriefOnlooker(Step step, Instant until) implements Onlooker {

    private static final Duration MOMENT = Duration.ofSeconds(3);

    static BriefOnlooker of(Step step) {
        return new BriefOnlooker(step, step.now().plus(MOMENT));
    }

    @Override
    public void sees(String sentence) {
        step.progress(sentence);
    }

    @Override
    public boolean callsOff() {
        return step.urgentWaiting() || !step.now().isBefore(until);
    }
}
