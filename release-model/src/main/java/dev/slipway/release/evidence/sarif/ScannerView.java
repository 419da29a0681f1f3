package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.report.Fix;
import dev.slipway.release.evidence.report.Level;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.evidence.report.Subject;
import dev.slipway.release.evidence.report.UnreadableReportException;
import dev.slipway.release.evidence.report.Vulnerabilities;
import dev.slipway.release.evidence.report.Vulnerability;
import java.time.Instant;
import java.util.List;

/** What runs say as vulnerability scanners; one that was suppressed counts, exceptions are the operator's to make. */
final class ScannerView {

    private ScannerView() {}

    static Vulnerabilities of(List<Run> runs) {
        var found = runs.stream()
                .flatMap(run -> run.results().stream().map(result -> vulnerability(run, result)))
                .toList();
        var at = runs.stream().flatMap(run -> run.at().stream()).min(Instant::compareTo);
        return new Vulnerabilities(subject(runs), found, at);
    }

    private static Subject subject(List<Run> runs) {
        var subjects = runs.stream().map(Run::subject).distinct().toList();
        if (subjects.size() > 1) {
            throw UnreadableReportException.ofWhole(
                    ReportFormat.SARIF.toString(),
                    "its runs are about different things (" + subjects.get(0) + ", " + subjects.get(1)
                            + "), so nobody can tell what was found where; hand in one report per image");
        }
        return subjects.getFirst();
    }

    private static Vulnerability vulnerability(Run run, Result result) {
        var message = new ScannerMessage(result.message());
        return new Vulnerability(
                run.idOf(result),
                List.of(),
                message.after("Package").orElse(result.place()),
                message.after("Installed Version").orElse(""),
                message.after("Fixed Version").<Fix>map(ScannerView::fix).orElseGet(Fix.Unknown::new),
                severity(run, result));
    }

    private static Fix fix(String version) {
        return version.isEmpty() ? new Fix.None() : new Fix.Available(version);
    }

    private static Severity severity(Run run, Result result) {
        return run.rule(result).score().map(Severity::scored).orElseGet(() -> severity(run.levelOf(result)));
    }

    private static Severity severity(Level level) {
        return switch (level) {
            case ERROR -> Severity.HIGH;
            case WARNING -> Severity.MEDIUM;
            case NOTE -> Severity.LOW;
            case NONE -> Severity.NEGLIGIBLE;
        };
    }
}
