package dev.slipway.validate.lane;

import dev.slipway.events.Plan;
import java.util.Optional;

/**
 * The plan of a request.
 *
 * @param revision which plan of the request this is, from 1
 * @param turn how often what serves had changed when the plan was asked for
 * @param plan the latest plan that came, possibly of the revision before
 */
public record Planning(int revision, int turn, Optional<Plan> plan) {

    static Planning first(int turn) {
        return new Planning(1, turn, Optional.empty());
    }

    Planning again(int newTurn) {
        return new Planning(revision + 1, newTurn, plan);
    }

    Planning came(Plan newPlan) {
        return new Planning(revision, turn, Optional.of(newPlan));
    }
}
