package dev.slipway.release.evidence.report;

import java.util.regex.Pattern;

/** Makes text out of a report fit to be shown to people: one line, no control characters, not long. */
public final class Excerpt {

    private static final int LONGEST = 200;
    private static final int LOOKED_AT = 1000;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Z}]+");

    private Excerpt() {}

    public static String of(String text) {
        var start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        var line = UNFIT.matcher(start).replaceAll(" ").strip();
        return line.length() <= LONGEST && start.length() == text.length() ? line : cut(line);
    }

    private static String cut(String line) {
        var end = Math.min(line.length(), LONGEST);
        return line.substring(0, end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
