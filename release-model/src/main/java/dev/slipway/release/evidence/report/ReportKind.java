package dev.slipway.release.evidence.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** As it is written in files and requests, such as `tests`. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ReportKind::word).toList();
    }

    /** The kind of a report that is handed in as `tests`, or with a name of its own as `vulnerabilities/web`. */
    public static Optional<ReportKind> handedInAs(String key) {
        var slash = key.indexOf('/');
        var word = slash < 0 ? key : key.substring(0, slash);
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
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
