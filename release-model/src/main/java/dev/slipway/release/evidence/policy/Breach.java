package dev.slipway.release.evidence.policy;

/** What follows when a report does not satisfy its policy. */
public enum Breach {
    WARN,
    BLOCK
}
