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
import java.util.Set;

/** Reads what `trivy image --format json` writes, of schema 2; misconfigurations and secrets are not its subject here. */
public final class TrivyReader {

    private static final String SCHEMA = "2";
    private static final Set<String> OF_PACKAGES = Set.of("os-pkgs", "lang-pkgs");

    private final JsonCursor json;
    private final List<String> references = new ArrayList<>();
    private final List<Vulnerability> found = new ArrayList<>();
    private String name = "";
    private Optional<Instant> at = Optional.empty();
    private boolean looked;

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
                "Results", () -> json.list(this::result)));
        if (!looked) {
            throw json.unusable("its `Results` name no package that was looked at, which does not make it clean; run"
                    + " `trivy image --format json --list-all-pkgs`, and where Trivy knows nothing in the image, hand in"
                    + " the report of another scanner");
        }
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

    /** Of each part of an image; those that only secrets or settings were looked for in do not count. */
    private void result() {
        json.object(Map.of(
                "Class", () -> looked |= OF_PACKAGES.contains(json.text()),
                "Packages", () -> json.list(this::passOver),
                "Vulnerabilities", this::vulnerabilities));
    }

    private void passOver() {
        looked = true;
        json.skip();
    }

    private void vulnerabilities() {
        json.list(() -> {
            looked = true;
            json.count();
            found.add(TrivyVulnerability.read(json));
        });
    }
}
