package dev.slipway.release.evidence.policy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Which reports a release must bring along, and what they must say; what is not named is not asked for. */
public record EvidencePolicy(
        Optional<TestPolicy> tests,
        Optional<VulnerabilityPolicy> vulnerabilities,
        Optional<LintPolicy> lint,
        Optional<VulnerabilityPolicy> audit) {

    public static final EvidencePolicy NONE =
            new EvidencePolicy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The operator's rules, made stricter by an application's own. */
    public Tightened tightenedBy(EvidencePolicy wish) {
        var loosening = new ArrayList<String>();
        var stricter = Stricter.noting(loosening);
        var policy = new EvidencePolicy(
                both(tests, wish.tests, (ours, theirs) -> ours.tightenedBy(theirs, stricter.in("tests"))),
                both(
                        vulnerabilities,
                        wish.vulnerabilities,
                        (ours, theirs) -> ours.tightenedBy(theirs, stricter.in("vulnerabilities"))),
                both(lint, wish.lint, (ours, theirs) -> ours.tightenedBy(theirs, stricter.in("lint"))),
                both(audit, wish.audit, (ours, theirs) -> ours.tightenedBy(theirs, stricter.in("audit"))));
        return new Tightened(policy, loosening);
    }

    /** These rules, and the general ones for the kinds of which these say nothing. */
    public EvidencePolicy over(EvidencePolicy general) {
        return new EvidencePolicy(
                tests.or(general::tests),
                vulnerabilities.or(general::vulnerabilities),
                lint.or(general::lint),
                audit.or(general::audit));
    }

    private static <T> Optional<T> both(Optional<T> operator, Optional<T> wish, BinaryOperator<T> stricter) {
        return operator.isPresent() && wish.isPresent()
                ? Optional.of(stricter.apply(operator.get(), wish.get()))
                : operator.or(() -> wish);
    }
}
