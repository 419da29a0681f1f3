package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.WhenBusy;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Ticket;
import java.util.function.Supplier;

/** Whether the request may stand in line behind another, where there is one. A rollback always may. */
public final class BusyCheck implements Check {

    private final Supplier<Operations> operations;

    public BusyCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "busy";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return kind == RequestKind.DEPLOY;
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        if (asked.wish().dryRun()) {
            return Finding.pass("a dry run is in nobody's way");
        }
        return lane.first()
                .map(ahead -> behind(asked, ahead))
                .orElseGet(() -> Finding.pass("nothing else is under way on the target"));
    }

    private Finding behind(Asked asked, Ticket ahead) {
        var policy = asked.target().flatMap(operations.get()::rules).map(rules -> rules.whenBusy());
        return policy.filter(WhenBusy.REJECT::equals).isPresent()
                ? Finding.fail(
                        "target-busy",
                        "request " + ahead.id() + " is under way on "
                                + asked.envelope().getTarget() + ", where nothing may queue",
                        "ask again under a new id when it has ended")
                : Finding.pass("it may wait behind request " + ahead.id());
    }
}
