package dev.slipway.validate.evidence;

import dev.slipway.release.evidence.report.ReportKind;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.yaml.Suggestion;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;

/** Whether every report that comes along is of a kind that somebody reads, and there are not too many of them. */
public final class HandedInCheck implements ReleaseCheck {

    @Override
    public String id() {
        return "evidence";
    }

    @Override
    public Finding look(Candidate candidate) {
        var keys = candidate.submission().evidence().keySet();
        if (keys.isEmpty()) {
            return Finding.notApplicable("no report came with the request");
        }
        if (keys.size() > ReportLimits.REPORTS) {
            return Finding.fail(
                    "evidence-too-much",
                    keys.size() + " reports came with the request, at most " + ReportLimits.REPORTS + " are read",
                    "hand in the reports of many test suites as a folder, which makes one of them");
        }
        var unknown = keys.stream()
                .filter(key -> ReportKind.handedInAs(key).isEmpty())
                .sorted()
                .map(key -> "`" + key + "` is no kind of report; " + Suggestion.among(ReportKind.words(), key))
                .toList();
        return unknown.isEmpty()
                ? Finding.pass(keys.size() + " reports came with the request")
                : Finding.failEach("evidence-unknown", "hand each in as `KIND` or `KIND/NAME`", unknown);
    }
}
