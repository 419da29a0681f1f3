package dev.slipway.release.evidence.npm;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Fix;
import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.evidence.report.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers the fields of one advisory, in whatever order they come. */
final class NpmAdvisory {

    private static final String NO_VERSION = "<0.0.0";

    private final JsonCursor json;
    private final List<String> ids = new ArrayList<>();
    private String packageName = "";
    private String affected = "";
    private String patched = "";
    private Severity severity = Severity.UNKNOWN;

    private NpmAdvisory(JsonCursor json) {
        this.json = json;
    }

    /** In the form up to npm 6, where it names its package. */
    static Vulnerability first(JsonCursor json) {
        var it = new NpmAdvisory(json);
        json.object(Map.of(
                "id", () -> it.ids.add(json.text()),
                "url", it::url,
                "github_advisory_id", () -> it.ids.addFirst(json.text()),
                "cves", () -> json.list(() -> it.ids.add(json.text())),
                "module_name", () -> it.packageName = json.text(),
                "findings", () -> json.list(() -> json.object(Map.of("version", () -> it.affected = json.text()))),
                "patched_versions", () -> it.patched = json.text(),
                "severity", () -> it.severity = Severity.named(json.text())));
        var fix = it.patched.isBlank()
                ? new Fix.Unknown()
                : it.patched.equals(NO_VERSION) ? new Fix.None() : new Fix.Available(it.patched);
        return it.in(it.packageName, fix);
    }

    /** In the form since npm 7, as it stands in the package that it is about. */
    static NpmAdvisory second(JsonCursor json) {
        var it = new NpmAdvisory(json);
        json.object(Map.of(
                "source", () -> it.ids.add(json.text()),
                "url", it::url,
                "range", () -> it.affected = json.text(),
                "severity", () -> it.severity = Severity.named(json.text())));
        return it;
    }

    private void url() {
        var url = json.text();
        var id = url.substring(url.lastIndexOf('/') + 1);
        if (id.startsWith("GHSA-")) {
            ids.addFirst(id);
        }
    }

    Vulnerability in(String name, Fix fix) {
        var known = ids.stream().filter(id -> !id.isBlank()).distinct().toList();
        if (known.isEmpty()) {
            throw json.unusable("an advisory has neither a number nor a name; run `npm audit --json` again");
        }
        return new Vulnerability(known.getFirst(), known.subList(1, known.size()), name, affected, fix, severity);
    }
}
