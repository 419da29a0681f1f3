package dev.slipway.release.evidence.policy;

import dev.slipway.release.evidence.report.Findings;
import dev.slipway.release.evidence.report.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is demanded of linters.
 *
 * @param maxLevel the worst level that is put up with
 */
public record LintPolicy(Optional<Level> maxLevel, Terms terms) {

    private static final Level MAX_LEVEL = Level.WARNING;

    public Judgement judge(List<Submitted<Findings>> reports, Instant now) {
        var hearing = new Hearing();
        if (reports.isEmpty()) {
            hearing.against("no linter report came with the request", "run the linter and hand in its SARIF");
        }
        for (var report : reports) {
            terms.judgeAge("a linter report", report, now, hearing);
            judge(report.report(), hearing);
        }
        return terms.judge(hearing);
    }

    private void judge(Findings findings, Hearing hearing) {
        var most = maxLevel.orElse(MAX_LEVEL);
        findings.found().stream()
                .filter(finding -> finding.level().compareTo(most) > 0)
                .forEach(finding -> hearing.against(
                        finding.toString(), "mend what is worse than " + most.word() + ", and lint again"));
        hearing.fact("the linter reported " + findings.found().size() + " findings, " + findings.suppressed()
                + " more were declared to be fine");
    }

    LintPolicy tightenedBy(LintPolicy wish, Stricter stricter) {
        return new LintPolicy(
                stricter.lower("max-level", maxLevel, wish.maxLevel, MAX_LEVEL, Level::word),
                terms.tightenedBy(wish.terms, stricter));
    }
}
