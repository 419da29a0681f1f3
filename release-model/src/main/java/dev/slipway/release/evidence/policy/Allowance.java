package dev.slipway.release.evidence.policy;

import dev.slipway.release.evidence.report.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A vulnerability that an operator puts up with for a while.
 *
 * @param packageName only in this package, or in any
 * @param expires the last day on which it holds, as days are in UTC
 */
public record Allowance(String id, Optional<String> packageName, String reason, LocalDate expires) {

    boolean isAbout(Vulnerability vulnerability) {
        return vulnerability.isCalled(id)
                && packageName.map(vulnerability.packageName()::equals).orElse(true);
    }

    boolean holdsAt(Instant now) {
        return !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(expires);
    }
}
