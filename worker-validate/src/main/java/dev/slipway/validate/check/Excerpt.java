package dev.slipway.validate.check;

import java.util.ArrayList;
import java.util.List;

/** Quotes what others have written, of whatever length: what the gate says must fit into an event. */
public final class Excerpt {

    private static final int LETTERS = 500;
    private static final int LINES = 100;

    private Excerpt() {}

    public static String of(String text) {
        return text.length() <= LETTERS
                ? text
                : text.substring(0, LETTERS) + "… (" + text.length() + " characters in all)";
    }

    static List<String> of(List<String> lines) {
        var shown = new ArrayList<>(lines.stream().limit(LINES).map(Excerpt::of).toList());
        if (lines.size() > LINES) {
            shown.add("and " + (lines.size() - LINES) + " more like these");
        }
        return shown;
    }
}
