package dev.slipway.release.bundle;

import java.util.regex.Pattern;

/** Tells a value that a machine or a careful person chose from a word, a reference or a piece of code. */
final class Randomness {

    private static final double BITS_PER_CHARACTER = 3.0;

    /** References to variables, templates, calls, and names joined by dots: not the value itself. */
    private static final Pattern STANDS_FOR_SOMETHING_ELSE = Pattern.compile(
            ".*(?:\\$\\{|\\$\\(|\\{\\{|<[^>]*>|\\(|%\\w+%).*|\\$.*|[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)+|/[\\w./-]+");

    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern DIGIT_OR_SIGN = Pattern.compile("[0-9!#%&*+=?^~|@$]");

    private Randomness() {}

    static boolean looksRandom(String value) {
        return !STANDS_FOR_SOMETHING_ELSE.matcher(value).matches()
                && !value.contains(" ")
                && LETTER.matcher(value).find()
                && DIGIT_OR_SIGN.matcher(value).find()
                && entropy(value) >= BITS_PER_CHARACTER;
    }

    /** Shannon's, in bits per character. */
    private static double entropy(String value) {
        return value.chars()
                .distinct()
                .mapToDouble(c -> value.chars().filter(other -> other == c).count() / (double) value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
