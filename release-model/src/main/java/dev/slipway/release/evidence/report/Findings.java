package dev.slipway.release.evidence.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that linters mind, and how much of it the authors have declared to be fine. */
public record Findings(List<Finding> found, int suppressed, Optional<Instant> at) implements Report {

    public Findings {
        found = List.copyOf(found);
    }
}
