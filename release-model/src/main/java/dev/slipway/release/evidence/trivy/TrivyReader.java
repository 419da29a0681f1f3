package dev.slipway.release.evidence.trivy;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.ReportClock;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.Subject;
import dev.slipway.release.evidence.report.Vulnerabilities;
import dev.slipway.release.evidence.report.Vulnerability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what `trivy image --format json` writes, of schema 2; misconfigurations and secrets are not its subject here. */
public final class TrivyReader {

    private static final String SCHEMA = "2";

    private final JsonCursor json;
    private final List<String> references = new ArrayList<>();
    private final List<Vulnerability> found = new ArrayList<>();
    private String name = "";
    private Optional<Instant> at = Optional.empty();

    private TrivyReader(JsonCursor json) {
        this.json = json;
    }

    public static Vulnerabilities read(byte[] content) {
        return JsonCursor.read(ReportFormat.TRIVY.toString(), content, json -> new TrivyReader(json).report());
    }

    private Vulnerabilities report() {
        json.object(Map.of(
                "SchemaVersion", this::schema,
                "CreatedAt", () -> at = ReportClock.read(json.text()),
                "ArtifactName", () -> name = json.text(),
                "Metadata", this::metadata,
                "Results", () -> json.list(() -> json.object(Map.of("Vulnerabilities", this::vulnerabilities)))));
        return new Vulnerabilities(Subject.of(name, references), found, at);
    }

    private void schema() {
        var schema = json.text();
        if (!schema.equals(SCHEMA)) {
            throw json.unusable(
                    "the schema is " + schema + ", known is " + SCHEMA + "; write the report with a current Trivy");
        }
    }

    private void metadata() {
        json.object(Map.of(
                "ImageID", () -> references.add(json.text()),
                "RepoDigests", () -> json.list(() -> references.add(json.text()))));
    }

    private void vulnerabilities() {
        json.list(() -> {
            json.count();
            found.add(TrivyVulnerability.read(json));
        });
    }
}
