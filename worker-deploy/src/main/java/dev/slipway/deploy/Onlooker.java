package dev.slipway.deploy;

/** Whoever waits for something slow: is told what goes on, and may call the waiting off. */
public interface Onlooker {

    void sees(String sentence);

    boolean callsOff();

    static Onlooker patient() {
        return new Onlooker() {
            @Override
            public void sees(String sentence) {
                // Nobody is looking.
            }

            @Override
            public boolean callsOff() {
                return false;
            }
        };
    }
}
