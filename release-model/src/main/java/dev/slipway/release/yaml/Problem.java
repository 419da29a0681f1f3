package dev.slipway.release.yaml;

/** One thing that is wrong in a file, with the place, so that a person can go there and mend it. */
public record Problem(String file, int line, int column, String message) {

    private static final int NOWHERE = 0;

    static Problem ofWholeFile(String file, String message) {
        return new Problem(file, NOWHERE, NOWHERE, message);
    }

    @Override
    public String toString() {
        return line == NOWHERE ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
