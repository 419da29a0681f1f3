package dev.slipway.release.evidence.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that a scanner knows against one image or one set of dependencies. */
public record Vulnerabilities(Subject subject, List<Vulnerability> found, Optional<Instant> at) implements Report {

    public Vulnerabilities {
        found = List.copyOf(found);
    }
}
