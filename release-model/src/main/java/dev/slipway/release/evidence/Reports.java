package dev.slipway.release.evidence;

import dev.slipway.release.evidence.grype.GrypeReader;
import dev.slipway.release.evidence.junit.JUnitReader;
import dev.slipway.release.evidence.npm.NpmAuditReader;
import dev.slipway.release.evidence.report.Findings;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.ReportKind;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.evidence.report.TestReport;
import dev.slipway.release.evidence.report.UnreadableReportException;
import dev.slipway.release.evidence.report.Vulnerabilities;
import dev.slipway.release.evidence.sarif.SarifReader;
import dev.slipway.release.evidence.trivy.TrivyReader;

/** Reads reports that nobody vouches for; throws `UnreadableReportException` for each that cannot be judged. */
public final class Reports {

    private Reports() {}

    public static TestReport tests(byte[] content) {
        formatFor(ReportKind.TESTS, content);
        return JUnitReader.read(content);
    }

    public static Vulnerabilities vulnerabilities(byte[] content) {
        return vulnerabilities(formatFor(ReportKind.VULNERABILITIES, content), content);
    }

    public static Findings lint(byte[] content) {
        formatFor(ReportKind.LINT, content);
        return SarifReader.findings(content);
    }

    public static Vulnerabilities audit(byte[] content) {
        return vulnerabilities(formatFor(ReportKind.AUDIT, content), content);
    }

    private static Vulnerabilities vulnerabilities(ReportFormat format, byte[] content) {
        return switch (format) {
            case TRIVY -> TrivyReader.read(content);
            case GRYPE -> GrypeReader.read(content);
            case SARIF -> SarifReader.vulnerabilities(content);
            case NPM_AUDIT -> NpmAuditReader.read(content);
            case JUNIT -> throw new IllegalArgumentException(format + " tells no vulnerabilities");
        };
    }

    private static ReportFormat formatFor(ReportKind kind, byte[] content) {
        if (content.length > ReportLimits.BYTES) {
            throw UnreadableReportException.ofWhole(
                    "the report",
                    "it has " + content.length + " bytes, at most " + ReportLimits.BYTES + " are read; split it up");
        }
        var format = Format.of(content);
        if (!kind.takes(format)) {
            throw UnreadableReportException.ofWhole(
                    format.toString(), "this is no " + kind + "; hand in " + kind.takenFormats() + " for it");
        }
        return format;
    }
}
