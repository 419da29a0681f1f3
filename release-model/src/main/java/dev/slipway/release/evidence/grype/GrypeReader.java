package dev.slipway.release.evidence.grype;

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

/** Reads what `grype -o json` writes; matches that it was told to ignore are not among them. */
public final class GrypeReader {

    private final JsonCursor json;
    private final List<String> references = new ArrayList<>();
    private final List<Vulnerability> found = new ArrayList<>();
    private String name = "";
    private Optional<Instant> at = Optional.empty();

    private GrypeReader(JsonCursor json) {
        this.json = json;
    }

    public static Vulnerabilities read(byte[] content) {
        return JsonCursor.read(ReportFormat.GRYPE.toString(), content, json -> new GrypeReader(json).report());
    }

    private Vulnerabilities report() {
        json.object(Map.of(
                "matches", this::matches,
                "source", () -> json.object(Map.of("target", this::target)),
                "descriptor", () -> json.object(Map.of("timestamp", () -> at = ReportClock.read(json.text())))));
        return new Vulnerabilities(Subject.of(name, references), found, at);
    }

    private void matches() {
        json.list(() -> {
            json.count();
            found.add(GrypeMatch.read(json));
        });
    }

    /** An object for an image, a plain path for a folder. */
    private void target() {
        if (!json.isObject()) {
            name = json.text();
            return;
        }
        json.object(Map.of(
                "userInput", () -> name = json.text(),
                "imageID", () -> references.add(json.text()),
                "manifestDigest", () -> references.add(json.text()),
                "repoDigests", () -> json.list(() -> references.add(json.text()))));
    }
}
