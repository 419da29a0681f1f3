package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;

/** One question that a request has to stand before it may go on, answered from what is known here. */
public interface Check {

    /** Stable name for programs, such as `target`. */
    String id();

    default boolean concerns(RequestKind kind) {
        return true;
    }

    Finding look(Asked asked, Lane lane);
}
