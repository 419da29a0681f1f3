package dev.slipway.verify;

import dev.slipway.events.Evidence;

/** What a call means: the evidence for people, and whether asking again could change it. */
record Finding(Kind kind, Evidence evidence) {

    /** LATE and SILENT pass with time more often than WRONG does. */
    enum Kind {
        GOOD,
        LATE,
        SILENT,
        WRONG
    }

    boolean good() {
        return kind == Kind.GOOD;
    }
}
