package dev.slipway.release.evidence.policy;

import dev.slipway.release.evidence.report.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is demanded of tests; that none fails is demanded always.
 *
 * @param minimum how many must have run
 * @param maxSkipped how many may have been left out; any number where it is not said
 */
public record TestPolicy(Optional<Integer> minimum, Optional<Integer> maxSkipped, Terms terms) {

    private static final int AT_LEAST_ONE = 1;

    public Judgement judge(List<Submitted<TestReport>> reports, Instant now) {
        var hearing = new Hearing();
        if (reports.isEmpty()) {
            hearing.against("no test report came with the request", "run the tests and hand in their JUnit XML");
        } else {
            reports.forEach(report -> terms.judgeAge("a test report", report, now, hearing));
            judge(TestReport.combined(reports.stream().map(Submitted::report).toList()), hearing);
        }
        return terms.judge(hearing);
    }

    private void judge(TestReport all, Hearing hearing) {
        var ran = all.total() - all.skipped();
        if (all.notPassed() > 0) {
            hearing.against(
                    all.notPassed() + " of " + all.total() + " tests did not pass: " + String.join(", ", all.failing()),
                    "mend what they found, and run the tests again");
        }
        var least = minimum.orElse(AT_LEAST_ONE);
        if (ran < least) {
            hearing.against(
                    ran + " tests ran, at least " + least + " must", "hand in the reports of all tests that there are");
        }
        maxSkipped
                .filter(most -> all.skipped() > most)
                .ifPresent(most -> hearing.against(
                        all.skipped() + " tests were skipped, at most " + most + " may be",
                        "let the skipped tests run again, or remove them"));
        hearing.fact(all.passed() + " of " + all.total() + " tests passed, " + all.skipped() + " were skipped");
    }

    TestPolicy tightenedBy(TestPolicy wish, Stricter stricter) {
        return new TestPolicy(
                stricter.higher("minimum", minimum, wish.minimum, AT_LEAST_ONE, String::valueOf),
                stricter.lower("max-skipped", maxSkipped, wish.maxSkipped, Integer.MAX_VALUE, String::valueOf),
                terms.tightenedBy(wish.terms, stricter));
    }
}
