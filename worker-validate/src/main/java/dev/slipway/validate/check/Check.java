package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;

/** One question that a request has to stand before it may go on. */
public interface Check {

    /** Stable name for programs, such as `bundle`. */
    String id();

    default boolean concerns(RequestKind kind) {
        return true;
    }

    /** Whether it fetches something, which is done only for requesters whose signature holds. */
    default boolean looksOutside() {
        return false;
    }

    /**
     * Looks, and says what it saw. Throws `TryAgain` if it cannot see at the moment: not seeing is no answer.
     */
    Finding look(Asked asked, Lane lane) throws Exception;
}
