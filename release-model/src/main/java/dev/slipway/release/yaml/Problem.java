package dev.slipway.release.yaml;

/** One thing that is wrong in a file, with the place, so that a person can go there and mend it. */
public record Problem(String file, int line, int column, String message) {

    private static final int LONGEST = 1_000;

    /** Whatever was written there must not drown the rest. */
    public Problem {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    public static Problem at(Place place, String message) {
        return new Problem(place.file(), place.line(), place.column(), message);
    }

    static Problem ofWholeFile(String file, String message) {
        return at(Place.ofWholeFile(file), message);
    }

    public Place place() {
        return new Place(file, line, column);
    }

    @Override
    public String toString() {
        return place() + ": " + message;
    }
}
