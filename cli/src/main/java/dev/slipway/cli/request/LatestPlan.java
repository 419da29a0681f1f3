package dev.slipway.cli.request;

import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.Audience;
import dev.slipway.events.Plan;
import dev.slipway.events.RolloutPlanned;
import java.util.Optional;

/** Keeps the plan that comes up in a story, for programs that want to read it. */
final class LatestPlan implements Audience {

    private final Audience others;
    private Optional<Plan> plan = Optional.empty();

    LatestPlan(Audience others) {
        this.others = others;
    }

    Optional<Plan> plan() {
        return plan;
    }

    @Override
    public void sees(Recorded recorded) {
        if (recorded.event() instanceof RolloutPlanned planned) {
            plan = Optional.of(planned.getPlan());
        }
        others.sees(recorded);
    }

    @Override
    public void waits() {
        others.waits();
    }

    @Override
    public void ends() {
        others.ends();
    }
}
