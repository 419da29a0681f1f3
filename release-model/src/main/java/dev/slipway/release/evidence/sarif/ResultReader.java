package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the fields of one result, in whatever order they come. */
final class ResultReader {

    private static final int LONGEST_MESSAGE = 2000;
    /** Kinds that say what was not found, or what nobody could tell. */
    private static final Set<String> NO_PROBLEM = Set.of("pass", "notApplicable", "informational");

    private final JsonCursor json;
    private String ruleId = "";
    private int ruleIndex = -1;
    private Optional<Level> level = Optional.empty();
    private String kind = "fail";
    private String baseline = "";
    private String message = "";
    private String file = "";
    private String line = "";
    private int suppressions;
    private boolean suppressionRefused;

    ResultReader(JsonCursor json) {
        this.json = json;
    }

    /** The result, unless it says that there is nothing. */
    Optional<Result> read() {
        json.count();
        json.object(Map.of(
                "ruleId", () -> ruleId = json.text(),
                "ruleIndex", () -> ruleIndex = index(json.text()),
                "rule", this::rule,
                "level", () -> level = Optional.of(Levels.read(json)),
                "kind", () -> kind = json.text(),
                "baselineState", () -> baseline = json.text(),
                "message", () -> json.object(Map.of("text", this::message)),
                "locations", () -> json.list(this::location),
                "suppressions", () -> json.list(this::suppression)));
        if (baseline.equals("absent") || NO_PROBLEM.contains(kind)) {
            return Optional.empty();
        }
        var place = line.isEmpty() ? file : file + ":" + line;
        return Optional.of(
                new Result(ruleId, ruleIndex, level, message, place, suppressions > 0 && !suppressionRefused));
    }

    private void rule() {
        json.object(Map.of(
                "id", () -> ruleId = json.text(),
                "index", () -> ruleIndex = index(json.text())));
    }

    private void message() {
        var text = json.text();
        message = text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
    }

    /** The first one is where a person should look. */
    private void location() {
        if (!file.isEmpty()) {
            json.skip();
            return;
        }
        json.object(Map.of(
                "physicalLocation",
                () -> json.object(Map.of(
                        "artifactLocation", () -> json.object(Map.of("uri", () -> file = json.text())),
                        "region", () -> json.object(Map.of("startLine", () -> line = json.text()))))));
    }

    /** One that is under review or was rejected keeps the result standing, whatever the others say. */
    private void suppression() {
        suppressions++;
        json.object(Map.of("status", () -> suppressionRefused |= !json.text().equals("accepted")));
    }

    private static int index(String written) {
        return written.matches("[0-9]{1,7}") ? Integer.parseInt(written) : -1;
    }
}
