package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Level;
import java.util.Map;
import java.util.Optional;

/**
 * What a tool looks for.
 *
 * @param score of the weakness behind it, from 0 to 10, where the rule is about one
 */
record Rule(String id, Level level, Optional<Double> score) {

    static Rule read(JsonCursor json) {
        json.count();
        var fields = new Object() {
            String id = "";
            Level level = Level.WARNING;
            Optional<Double> score = Optional.empty();
        };
        json.object(Map.of(
                "id", () -> fields.id = json.text(),
                "defaultConfiguration", () -> json.object(Map.of("level", () -> fields.level = Levels.read(json))),
                "properties", () -> json.object(Map.of("security-severity", () -> fields.score = Scores.read(json)))));
        return new Rule(fields.id, fields.level, fields.score);
    }
}
