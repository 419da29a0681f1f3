package dev.slipway.release.evidence;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.UnreadableReportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells reports apart by what is in them; file names lie too easily. */
final class Format {

    /** Keys of the outermost object that only one format has. */
    private static final Map<String, ReportFormat> TELLING = Map.of(
            "runs", ReportFormat.SARIF,
            "SchemaVersion", ReportFormat.TRIVY,
            "matches", ReportFormat.GRYPE,
            "auditReportVersion", ReportFormat.NPM_AUDIT,
            "advisories", ReportFormat.NPM_AUDIT,
            "error", ReportFormat.NPM_AUDIT);

    private static final String BYTE_ORDER_MARKS = "\u00ef\u00bb\u00bf\u00fe\u00ff";
    private static final String KNOWN = "hand in JUnit XML, SARIF 2.1.0, Trivy JSON, Grype JSON or npm audit JSON";

    private Format() {}

    static ReportFormat of(byte[] content) {
        return switch (firstCharacter(content)) {
            case '<' -> ReportFormat.JUNIT;
            case '{' -> ofJson(content);
            case 0 -> throw UnreadableReportException.ofWhole("the report", "it is empty; " + KNOWN);
            default ->
                throw UnreadableReportException.at("the report", 1, 1, "it is neither XML nor a JSON object; " + KNOWN);
        };
    }

    /** Passes over byte order marks and the zeros of UTF-16, which some shells write. */
    private static int firstCharacter(byte[] content) {
        for (var each : content) {
            var character = each & 0xff;
            if (character > ' ' && BYTE_ORDER_MARKS.indexOf(character) < 0) {
                return character;
            }
        }
        return 0;
    }

    private static ReportFormat ofJson(byte[] content) {
        List<ReportFormat> found = JsonCursor.read("JSON", content, json -> {
            var telling = new ArrayList<ReportFormat>();
            json.entries(key -> {
                Optional.ofNullable(TELLING.get(key)).ifPresent(telling::add);
                json.skip();
            });
            return telling;
        });
        return found.stream()
                .findFirst()
                .orElseThrow(() -> UnreadableReportException.ofWhole(
                        "JSON", "none of the keys is one of a known report; " + KNOWN));
    }
}
