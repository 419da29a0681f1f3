package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.rehearsal.watch.StepReport;
import java.util.Optional;

/** How a migration's rollback came out. */
public record WayBack(Outcome outcome, String detail, Optional<StepReport> step) {

    /** What was seen of it. */
    public enum Outcome {
        CAME_BACK,
        DECLARED_IRREVERSIBLE,
        FAILED,
        LEFT_TRACES,
        NOT_REACHED
    }

    static WayBack declared(String reason) {
        return new WayBack(Outcome.DECLARED_IRREVERSIBLE, reason, Optional.empty());
    }

    static WayBack notReached() {
        return new WayBack(Outcome.NOT_REACHED, "", Optional.empty());
    }
}
