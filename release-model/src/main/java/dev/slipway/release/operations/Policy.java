package dev.slipway.release.operations;

import dev.slipway.release.freeze.Freeze;

/** What the operator wants to be true before a target is changed, beside the right to ask. */
public record Policy(Freeze freeze, WhenFrozen whenFrozen) {

    public static final Policy NONE = new Policy(Freeze.NEVER, WhenFrozen.WAIT);
}
