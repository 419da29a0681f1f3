package dev.slipway.release.evidence.report;

import java.util.List;
import java.util.stream.Collectors;

/** What a report is handed in to show, and which formats can show it. */
public enum ReportKind {
    TESTS("test report", List.of(ReportFormat.JUNIT)),
    VULNERABILITIES("vulnerability report", List.of(ReportFormat.TRIVY, ReportFormat.GRYPE, ReportFormat.SARIF)),
    LINT("linter report", List.of(ReportFormat.SARIF)),
    AUDIT("dependency audit", List.of(ReportFormat.NPM_AUDIT, ReportFormat.SARIF));

    private final String title;
    private final List<ReportFormat> formats;

    ReportKind(String title, List<ReportFormat> formats) {
        this.title = title;
        this.formats = formats;
    }

    public boolean takes(ReportFormat format) {
        return formats.contains(format);
    }

    /** The formats as a person would list them. */
    public String takenFormats() {
        return formats.stream().map(ReportFormat::toString).collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return title;
    }
}
