package dev.slipway.release.evidence.policy;

/** What a policy says to reports. */
public enum Ruling {
    PASS,
    WARN,
    FAIL
}
