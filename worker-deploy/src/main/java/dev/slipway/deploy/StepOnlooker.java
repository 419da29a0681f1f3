package dev.slipway.deploy;

import dev.slipway.runtime.Step;

/** Tells the pipeline what a slow start is waiting for, and stops waiting when something urgent has come in. */
record StepOnlooker(Step step) implements Onlooker {

    @Override
    public void sees(String sentence) {
        step.progress(sentence);
    }

    @Override
    public boolean callsOff() {
        return step.urgentWaiting();
    }
}
