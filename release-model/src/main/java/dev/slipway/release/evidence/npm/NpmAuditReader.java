package dev.slipway.release.evidence.npm;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.Subject;
import dev.slipway.release.evidence.report.Vulnerabilities;
import dev.slipway.release.evidence.report.Vulnerability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what `npm audit --json` writes: `advisories` up to npm 6, `vulnerabilities` since npm 7. */
public final class NpmAuditReader {

    private static final Set<String> VERSIONS = Set.of("1", "2");

    private final JsonCursor json;
    private final Set<Vulnerability> found = new LinkedHashSet<>();
    private boolean complete;

    private NpmAuditReader(JsonCursor json) {
        this.json = json;
    }

    public static Vulnerabilities read(byte[] content) {
        return JsonCursor.read(ReportFormat.NPM_AUDIT.toString(), content, json -> new NpmAuditReader(json).report());
    }

    private Vulnerabilities report() {
        json.object(Map.of(
                "auditReportVersion", this::version,
                "error", this::error,
                "message", this::error,
                "advisories", this::advisories,
                "vulnerabilities", this::packages));
        if (!complete) {
            throw json.unusable("it has neither `vulnerabilities` nor `advisories`; run `npm audit --json` again");
        }
        return new Vulnerabilities(Subject.UNNAMED, List.copyOf(found), Optional.empty());
    }

    private void version() {
        var version = json.text();
        if (!VERSIONS.contains(version)) {
            throw json.unusable("its version is " + Excerpt.of(version) + ", known are 1 and 2; use a current npm");
        }
    }

    /** What npm writes instead of a report, for example without a lock file. */
    private void error() {
        var said = new ArrayList<String>();
        if (json.isObject()) {
            json.object(Map.of("code", () -> said.add(json.text()), "summary", () -> said.add(json.text())));
        } else {
            said.add(json.text());
        }
        throw json.unusable(
                "npm could not audit (" + Excerpt.of(String.join(": ", said)) + "); mend that and run it again");
    }

    private void advisories() {
        complete = true;
        json.entries(_ -> {
            json.count();
            found.add(NpmAdvisory.first(json));
        });
    }

    private void packages() {
        complete = true;
        json.entries(name -> new NpmPackage(json, name).read(found));
    }
}
