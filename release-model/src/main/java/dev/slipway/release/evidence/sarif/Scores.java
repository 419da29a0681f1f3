package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.json.JsonCursor;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads CVSS scores, which tools write as texts and as numbers. */
final class Scores {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,6})?");

    private Scores() {}

    static Optional<Double> read(JsonCursor json) {
        var written = json.text().strip();
        return FORM.matcher(written).matches() ? Optional.of(Double.valueOf(written)) : Optional.empty();
    }
}
