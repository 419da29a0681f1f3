package dev.slipway.release.evidence.report;

/** One thing that a linter minds, and where: a file, with the line where it is known. */
public record Finding(String rule, Level level, String message, String place) {

    public Finding {
        rule = Excerpt.of(rule);
        message = Excerpt.of(message);
        place = Excerpt.of(place);
    }

    @Override
    public String toString() {
        return (place.isEmpty() ? "" : place + ": ") + rule + " (" + level.word() + ")"
                + (message.isEmpty() ? "" : " " + message);
    }
}
