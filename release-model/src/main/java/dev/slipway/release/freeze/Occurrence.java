package dev.slipway.release.freeze;

import java.time.Instant;

/** One stretch of time, its end excluded; a clock that was put forward can leave nothing of it. */
record Occurrence(Instant begin, Instant end) {

    boolean contains(Instant instant) {
        return !instant.isBefore(begin) && instant.isBefore(end);
    }

    boolean isEmpty() {
        return !begin.isBefore(end);
    }
}
