package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Lane;

/**
 * Whether the request can still be remembered after its end, so that it is never answered twice. What stops or repairs
 * something may use the last reserve.
 */
public final class RememberingCheck implements Check {

    private final int enough;

    public RememberingCheck(int enough) {
        this.enough = enough;
    }

    @Override
    public String id() {
        return "remembering";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind != RequestKind.CANCEL && kind != RequestKind.ROLLBACK && kind != RequestKind.CLEAR;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var remembered = lane.remembered(asked.now());
        return remembered < enough
                ? Finding.pass(remembered + " requests of " + asked.envelope().getTarget() + " are remembered")
                : Finding.fail(
                        "too-many-requests",
                        remembered + " requests of " + asked.envelope().getTarget()
                                + " are remembered until their signatures expire, and " + enough + " are enough",
                        "ask less often and sign for a shorter time, then ask again under a new id; the next one is"
                                + " forgotten at "
                                + lane.forgetsAt(asked.now()).orElse(asked.now()));
    }
}
