package dev.slipway.backup.store;

import java.time.Instant;

/** Until when nobody, not even its owner, may delete an object of a bucket with object lock. */
public record Lock(Mode mode, Instant until) {

    /** Whether a privileged user may shorten it. */
    public enum Mode {
        GOVERNANCE,
        COMPLIANCE
    }
}
