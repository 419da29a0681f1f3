package dev.slipway.release.operations;

/** What becomes of a request that a freeze window stands against. */
public enum WhenFrozen {
    WAIT,
    REJECT
}
