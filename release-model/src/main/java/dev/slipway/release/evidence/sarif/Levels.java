package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.Level;

/** Reads how much something matters, and takes no word for harmless that it does not know. */
final class Levels {

    private Levels() {}

    static Level read(JsonCursor json) {
        var word = json.text();
        return Level.named(word)
                .orElseThrow(() -> json.unusable("`level` is `" + Excerpt.of(word)
                        + "`, it must be none, note, warning or error; write the report with a current tool"));
    }
}
