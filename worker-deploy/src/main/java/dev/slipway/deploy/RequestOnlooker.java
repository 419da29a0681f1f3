package dev.slipway.deploy;

import dev.slipway.runtime.Step;

/** Watches over what is costly to do twice: only something urgent about the very same request breaks it off. */
record RequestOnlooker(Step step) implements Onlooker {

    @Override
    public void sees(String sentence) {
        step.progress(sentence);
    }

    @Override
    public boolean callsOff() {
        return step.urgentWaitingAbout(step.requestId());
    }
}
