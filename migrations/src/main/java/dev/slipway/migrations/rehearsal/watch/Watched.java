package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.run.RunResult;
import java.util.Optional;
import java.util.Set;

/**
 * A run and what was seen of it.
 *
 * @param touched the tables of before whose rows may have changed, by their number in the catalog
 * @param cutShort why its session was ended, if it was
 */
public record Watched(RunResult result, StepReport report, Set<Long> touched, Optional<CutShort> cutShort) {

    public Watched {
        touched = Set.copyOf(touched);
    }
}
