package dev.slipway.release.evidence.policy;

import dev.slipway.release.evidence.report.Report;
import java.time.Instant;

/** A report, and when it was handed in: it cannot be newer than that, whatever it says. */
public record Submitted<R extends Report>(R report, Instant handedIn) {

    /** When the tool looked, as far as that is known. */
    Instant at() {
        return report.at().orElse(handedIn);
    }
}
