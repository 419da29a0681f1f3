package dev.slipway.deploy;

/**
 * What a router has seen of one instance since it first sent a request there: how many requests, how many of them failed
 * (an answer of 5xx, a broken one, or no connection), and how long the answers took to begin. It only grows, so the
 * difference of two looks is what happened in between.
 */
public record Seen(long requests, long errors, Latencies latencies) {

    public static final Seen NOTHING = new Seen(0, 0, Latencies.NONE);

    /** What was added after the earlier look; a router that was started again in between has begun again at nothing. */
    public Seen since(Seen earlier) {
        boolean begunAgain =
                requests < earlier.requests || errors < earlier.errors || latencies.count() < earlier.latencies.count();
        return begunAgain
                ? this
                : new Seen(requests - earlier.requests, errors - earlier.errors, latencies.since(earlier.latencies));
    }

    /** Of several instances of one release together. */
    public Seen and(Seen other) {
        return new Seen(requests + other.requests, errors + other.errors, latencies.and(other.latencies));
    }

    /** The part of the requests that failed, from 0 to 1; without requests, none. */
    public double errorRate() {
        return requests == 0 ? 0 : Math.min(1, (double) errors / requests);
    }
}
