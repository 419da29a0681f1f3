package dev.slipway.runtime;

/** The target belongs to another process now: whoever meets this stops, and says nothing. */
public final class LostOwnership extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LostOwnership(String target) {
        super(target + " belongs to another instance now");
    }
}
