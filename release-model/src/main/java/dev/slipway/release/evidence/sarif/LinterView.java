package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.report.Finding;
import dev.slipway.release.evidence.report.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What runs say as linters; findings that were declared to be fine are only counted. */
final class LinterView {

    private LinterView() {}

    static Findings of(List<Run> runs) {
        var found = new ArrayList<Finding>();
        var suppressed = 0;
        for (var run : runs) {
            for (var result : run.results()) {
                if (result.suppressed()) {
                    suppressed++;
                } else {
                    found.add(new Finding(run.idOf(result), run.levelOf(result), result.message(), result.place()));
                }
            }
        }
        var at = runs.stream().flatMap(run -> run.at().stream()).min(Instant::compareTo);
        return new Findings(found, suppressed, at);
    }
}
