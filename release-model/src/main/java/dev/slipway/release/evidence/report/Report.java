package dev.slipway.release.evidence.report;

import java.time.Instant;
import java.util.Optional;

/** What a tool found out about a release, reduced to what a policy can judge. */
public sealed interface Report permits TestReport, Vulnerabilities, Findings {

    /** When the tool says that it looked; many do not say. */
    Optional<Instant> at();
}
