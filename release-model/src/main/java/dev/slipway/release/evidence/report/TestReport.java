package dev.slipway.release.evidence.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run of tests ended.
 *
 * @param failing names of tests that failed or broke, the first {@value #NAMED} of them
 * @param at when the oldest part of it ran
 */
public record TestReport(
        int total, int failed, int errors, int skipped, List<String> failing, Duration took, Optional<Instant> at)
        implements Report {

    public static final int NAMED = 20;

    private static final TestReport NOTHING = new TestReport(0, 0, 0, 0, List.of(), Duration.ZERO, Optional.empty());

    public TestReport {
        failing = failing.stream().limit(NAMED).toList();
    }

    public int passed() {
        return Math.max(0, total - failed - errors - skipped);
    }

    public int notPassed() {
        return failed + errors;
    }

    /** Several runs as one: as old as the oldest. */
    public static TestReport combined(List<TestReport> reports) {
        return reports.stream().reduce(NOTHING, TestReport::and);
    }

    private TestReport and(TestReport other) {
        return new TestReport(
                Math.addExact(total, other.total),
                Math.addExact(failed, other.failed),
                Math.addExact(errors, other.errors),
                Math.addExact(skipped, other.skipped),
                Stream.concat(failing.stream(), other.failing.stream()).toList(),
                took.plus(other.took),
                Stream.concat(at.stream(), other.at.stream()).min(Instant::compareTo));
    }
}
