package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.Findings;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.Vulnerabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads SARIF, as the findings of linters or as the vulnerabilities of one image. */
public final class SarifReader {

    private static final String VERSION = "2.1.0";

    private final JsonCursor json;
    private final List<Run> runs = new ArrayList<>();
    private boolean versioned;

    private SarifReader(JsonCursor json) {
        this.json = json;
    }

    public static Findings findings(byte[] content) {
        return LinterView.of(read(content));
    }

    public static Vulnerabilities vulnerabilities(byte[] content) {
        return ScannerView.of(read(content));
    }

    private static List<Run> read(byte[] content) {
        return JsonCursor.read(ReportFormat.SARIF.toString(), content, json -> new SarifReader(json).runs());
    }

    private List<Run> runs() {
        json.object(Map.of(
                "version", this::version, "runs", () -> json.list(() -> runs.add(new RunReader(json).run()))));
        if (!versioned) {
            throw json.unusable("it has no `version`; write the report as SARIF " + VERSION);
        }
        if (runs.isEmpty()) {
            throw json.unusable("it has no run in `runs`, so nothing was looked at; run the tool again");
        }
        return runs;
    }

    private void version() {
        versioned = true;
        var version = json.text();
        if (!version.equals(VERSION)) {
            throw json.unusable("its version is `" + Excerpt.of(version) + "`; write the report as SARIF " + VERSION);
        }
    }
}
