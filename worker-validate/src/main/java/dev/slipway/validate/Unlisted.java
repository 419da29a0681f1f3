package dev.slipway.validate;

import dev.slipway.events.Reason;
import dev.slipway.validate.lane.Lane;
import java.util.List;

/**
 * The operator has taken the target off the list: what waits there would wait for ever, as nobody can say by which rules
 * it may go on, and nobody has the right to cancel it any more. What deploy has begun is deploy's to end.
 */
final class Unlisted {

    private static final String CODE = "target-unknown";

    private Unlisted() {}

    static Move end(Lane lane, Moment moment) {
        return lane.line().stream()
                .filter(ticket -> !ticket.phase().holdsLane())
                .findFirst()
                .map(ticket -> Ending.rejected(lane, ticket.request(), reasons(moment), moment))
                .orElseGet(() -> Move.of(lane));
    }

    private static List<Reason> reasons(Moment moment) {
        return List.of(Reasons.reason(
                CODE,
                moment.step().target() + " is not in targets.yaml any more; have the operator list it again, then ask"
                        + " again under a new id",
                CODE));
    }
}
