package dev.slipway.deploy.schema;

import dev.slipway.deploy.Onlooker;

/** Told everything, but not asked: an undo is not called off, because what would come after it is an undo. */
record Deaf(Onlooker told) implements Onlooker {

    @Override
    public void sees(String sentence) {
        told.sees(sentence);
    }

    @Override
    public boolean callsOff() {
        return false;
    }
}
