package dev.slipway.release.evidence.grype;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Fix;
import dev.slipway.release.evidence.report.Severity;
import dev.slipway.release.evidence.report.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers the fields of one match of Grype, in whatever order they come. */
final class GrypeMatch {

    private final JsonCursor json;
    private final List<String> aliases = new ArrayList<>();
    private final List<String> fixedIn = new ArrayList<>();
    private String id = "";
    private String packageName = "";
    private String installed = "";
    private String fixState = "";
    private Severity severity = Severity.UNKNOWN;

    private GrypeMatch(JsonCursor json) {
        this.json = json;
    }

    static Vulnerability read(JsonCursor json) {
        return new GrypeMatch(json).vulnerability();
    }

    private Vulnerability vulnerability() {
        json.object(Map.of(
                "vulnerability", this::weakness,
                "relatedVulnerabilities",
                        () -> json.list(() -> json.object(Map.of("id", () -> aliases.add(json.text())))),
                "artifact",
                        () -> json.object(Map.of(
                                "name", () -> packageName = json.text(), "version", () -> installed = json.text()))));
        if (id.isBlank()) {
            throw json.unusable("a match has no `vulnerability.id`; write the report again with a current Grype");
        }
        return new Vulnerability(id, aliases, packageName, installed, fix(), severity);
    }

    private void weakness() {
        json.object(Map.of(
                "id", () -> id = json.text(),
                "severity", () -> severity = Severity.named(json.text()),
                "fix",
                        () -> json.object(Map.of(
                                "state", () -> fixState = json.text(),
                                "versions", () -> json.list(() -> fixedIn.add(json.text()))))));
    }

    private Fix fix() {
        return switch (fixState) {
            case "fixed" -> new Fix.Available(String.join(", ", fixedIn));
            case "not-fixed", "wont-fix" -> new Fix.None();
            default -> new Fix.Unknown();
        };
    }
}
