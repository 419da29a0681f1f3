package dev.slipway.release.evidence.policy;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.evidence.report.Level;
import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What `evidence:` looks like, in targets.yaml and in slipway.yaml. */
public final class EvidenceShape {

    private static final int MOST_TESTS = 1_000_000;
    private static final Set<String> SEVERITIES = Set.of("negligible", "low", "medium", "high", "critical");

    public static final Shape<EvidencePolicy> EVIDENCE = record(fields -> {
        var tests = fields.optional("tests", tests());
        var vulnerabilities = fields.optional("vulnerabilities", vulnerabilities());
        var lint = fields.optional("lint", lint());
        var audit = fields.optional("audit", vulnerabilities());
        return () -> new EvidencePolicy(tests.get(), vulnerabilities.get(), lint.get(), audit.get());
    });

    private EvidenceShape() {}

    private static Shape<TestPolicy> tests() {
        return record(fields -> {
            var minimum = fields.optional("minimum", number(1, MOST_TESTS));
            var skipped = fields.optional("max-skipped", number(0, MOST_TESTS));
            var terms = terms(fields);
            return () -> new TestPolicy(minimum.get(), skipped.get(), terms.get());
        });
    }

    private static Shape<LintPolicy> lint() {
        return record(fields -> {
            var level = fields.optional("max-level", oneOf(Level.class));
            var terms = terms(fields);
            return () -> new LintPolicy(level.get(), terms.get());
        });
    }

    private static Shape<VulnerabilityPolicy> vulnerabilities() {
        return record(fields -> {
            var severity = fields.optional("max-severity", oneOf(SEVERITIES).as(Severity::named));
            var fixable = fields.optional(
                    "only-fixable", oneOf(Set.of("true", "false")).as(Boolean::valueOf));
            var allowed = fields.optional("allow", listOf(allowance()), List.of());
            var terms = terms(fields);
            return () -> new VulnerabilityPolicy(severity.get(), fixable.get(), allowed.get(), terms.get());
        });
    }

    private static Shape<Allowance> allowance() {
        return record(fields -> {
            var id = fields.required("id", text());
            var packageName = fields.optional("package", text());
            var reason = fields.required("reason", text());
            var expires = fields.required("expires", text().as(EvidenceShape::day));
            return () -> new Allowance(id.get(), packageName.get(), reason.get(), expires.get());
        });
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("`" + written + "` is no day; write it as 2027-01-31", noDay);
        }
    }

    private static Supplier<Terms> terms(Fields fields) {
        var age = fields.optional("max-age", duration(Duration.ofMinutes(1), Duration.ofDays(365)));
        var breach = fields.optional("on-breach", oneOf(Breach.class));
        return () -> new Terms(age.get(), breach.get());
    }
}
