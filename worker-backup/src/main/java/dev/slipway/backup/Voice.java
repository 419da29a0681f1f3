package dev.slipway.backup;

import java.time.Duration;

/** Passes on what work says, and says it again when nothing else was said for a while. */
final class Voice implements Onlooker {

    private final Onlooker onlooker;
    private final long silenceNanos;
    private String sentence = "";
    private double fraction = -1;
    private long begunNanos = System.nanoTime();
    private long saidNanos = begunNanos;

    Voice(Onlooker onlooker, Duration silence) {
        this.onlooker = onlooker;
        this.silenceNanos = silence.toNanos();
    }

    @Override
    public void sees(String said, double howFar) {
        remember(said, howFar);
        onlooker.sees(said, howFar);
    }

    private synchronized void remember(String said, double howFar) {
        sentence = said;
        fraction = howFar;
        begunNanos = System.nanoTime();
        saidNanos = begunNanos;
    }

    /** Looks whether the work is wanted still; whoever waits for it should hear now and then that it goes on. */
    synchronized void repeat() {
        onlooker.stillWanted();
        long now = System.nanoTime();
        if (!sentence.isEmpty() && now - saidNanos > silenceNanos) {
            saidNanos = now;
            onlooker.sees(
                    sentence + " (for " + Duration.ofNanos(now - begunNanos).toSeconds() + " s now)", fraction);
        }
    }

    @Override
    public void stillWanted() {
        onlooker.stillWanted();
    }

    @Override
    public void assertOwned() {
        onlooker.assertOwned();
    }

    @Override
    public long token() {
        return onlooker.token();
    }
}
