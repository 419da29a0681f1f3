package dev.slipway.migrations.trial;

import dev.slipway.migrations.Problem;
import java.util.List;
import java.util.Optional;

/** Everything that trying a set of migrations has shown. */
public record TrialReport(int postgres, List<Problem> problems, List<Verdict> verdicts, Optional<Whole> whole) {

    public TrialReport {
        problems = List.copyOf(problems);
        verdicts = List.copyOf(verdicts);
    }

    public boolean passed() {
        return problems.isEmpty()
                && verdicts.stream().allMatch(Verdict::passed)
                && whole.stream().allMatch(Whole::passed);
    }
}
