package dev.slipway.validate.lane;

import dev.slipway.events.Plan;
import dev.slipway.events.Release;
import java.util.Optional;

/**
 * What serves on the target, as far as the gate has heard.
 *
 * @param known false at first and after a failure: only deploy can tell then
 * @param release the release that serves, if any does
 * @param turn how often this has changed; a plan asked for since the last change knows of it
 */
public record Serving(boolean known, Optional<Release> release, int turn) {

    static final Serving UNHEARD = new Serving(false, Optional.empty(), 0);

    /** A plan begins at what serves: deploy knows, the gate learns. */
    Serving learned(Optional<Release> base) {
        return new Serving(true, base, turn);
    }

    Serving now(Optional<Release> newRelease) {
        return new Serving(true, newRelease, turn + 1);
    }

    Serving lost() {
        return new Serving(false, Optional.empty(), turn + 1);
    }

    boolean outdates(Planning planning) {
        return planning.turn() != turn
                && !(known
                        && planning.plan().isPresent()
                        && beginsHere(planning.plan().get()));
    }

    private boolean beginsHere(Plan plan) {
        return plan.getBase().equals(release);
    }
}
