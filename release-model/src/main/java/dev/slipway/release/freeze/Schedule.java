package dev.slipway.release.freeze;

import java.time.Instant;
import java.util.Optional;

/** When a window holds. */
public sealed interface Schedule permits Once, Recurring {

    boolean contains(Instant instant);

    /** The next moment after this one at which it may begin or end to hold; none within the time that is searched. */
    Optional<Instant> nextEdge(Instant after);
}
