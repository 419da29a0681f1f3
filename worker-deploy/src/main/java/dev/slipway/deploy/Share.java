package dev.slipway.deploy;

/**
 * How much of a route's traffic one instance takes, against the weights of the others; at 0 it gets no new request and
 * only ends those it has.
 */
public record Share(Backend backend, int weight) {

    /** The most that HAProxy knows; what a router of one kind can be told, the others can, too. */
    public static final int MOST = 256;

    public Share {
        if (weight < 0 || weight > MOST) {
            throw new IllegalArgumentException(
                    "The weight of " + backend + " lies between 0 and " + MOST + ", but got " + weight + ".");
        }
    }

    boolean open() {
        return weight > 0;
    }
}
