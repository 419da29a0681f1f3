package dev.slipway.release.evidence.report;

import java.util.Locale;
import java.util.Optional;

/** How much a linter minds. */
public enum Level {
    NONE,
    NOTE,
    WARNING,
    ERROR;

    public static Optional<Level> named(String word) {
        return switch (word) {
            case "none" -> Optional.of(NONE);
            case "note" -> Optional.of(NOTE);
            case "warning" -> Optional.of(WARNING);
            case "error" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
