package dev.slipway.cli.tell;

import dev.slipway.cli.log.Recorded;

/** Whoever is told a request's story while it happens. */
public interface Audience {

    void sees(Recorded recorded);

    /** Nothing has happened for a moment. */
    void waits();

    void ends();

    /** For those who only want to know the end. */
    static Audience nobody() {
        return new Audience() {
            @Override
            public void sees(Recorded recorded) {
                // The outcome is told by whoever asked.
            }

            @Override
            public void waits() {
                // Nobody is looking.
            }

            @Override
            public void ends() {
                // Nothing was shown.
            }
        };
    }
}
