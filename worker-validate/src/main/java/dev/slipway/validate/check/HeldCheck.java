package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.validate.lane.Hold;
import dev.slipway.validate.lane.Lane;

/** Whether the target waits for a person, because an earlier request left it in a state that nobody has looked at. */
public final class HeldCheck implements Check {

    @Override
    public String id() {
        return "held";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind == RequestKind.DEPLOY || kind == RequestKind.ROLLBACK;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        return lane.hold().map(hold -> held(asked, hold)).orElseGet(() -> Finding.pass("nobody holds the target"));
    }

    private static Finding held(Asked asked, Hold hold) {
        return Finding.fail(
                "target-held",
                asked.envelope().getTarget() + " is held since " + hold.since() + ", when " + hold.requestId()
                        + " failed: " + hold.reason().getMessage(),
                "look after it as the runbook says, then `slipway clear` it");
    }
}
