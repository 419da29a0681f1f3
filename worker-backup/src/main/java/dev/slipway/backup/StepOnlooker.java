package dev.slipway.backup;

import dev.slipway.runtime.Step;

/** Shows on the log what a step does, and ends it once a cancel of its own request waits. */
record StepOnlooker(Step step, Errand errand) implements Onlooker {

    @Override
    public void sees(String sentence, double fraction) {
        stillWanted();
        step.progress(sentence, fraction);
    }

    @Override
    public void stillWanted() {
        if (step.urgentWaitingAbout(errand.requestId())) {
            throw new Unwanted();
        }
    }

    @Override
    public void assertOwned() {
        step.assertOwned();
    }

    @Override
    public long token() {
        return step.token();
    }
}
