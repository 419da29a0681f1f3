package dev.slipway.deploy;

/** This owner has been replaced by a newer one and must not act any more; trying again cannot help. */
public final class FencedOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedOut(String what, long token, long newer) {
        super(what + " refused the fencing token " + token + " because it has already obeyed " + newer
                + "; another worker owns this target now, and this one must stop acting on it.");
    }
}
