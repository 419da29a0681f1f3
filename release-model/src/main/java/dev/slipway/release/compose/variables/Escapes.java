package dev.slipway.release.compose.variables;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The backslash sequences of a double-quoted value in a file of variables. */
final class Escapes {

    private static final Pattern SEQUENCE = Pattern.compile("\\\\(?:[abcfnrtv$\"\\\\]|0[0-9]{0,3})");

    private static final Map<Character, String> MEANING = Map.of(
            'a', "\u0007", 'b', "\b", 'f', "\f", 'n', "\n", 'r', "\r", 't', "\t", 'v', "\u000b", '"', "\"", '\\', "\\",
            '$', "$$"); // taken for a dollar sign when the variables are put in

    private Escapes() {}

    static String resolved(String text) {
        return SEQUENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(meaning(match.group())));
    }

    private static String meaning(String sequence) {
        var octal = sequence.substring(2);
        if (sequence.charAt(1) == '0') {
            return octal.matches("[0-3][0-7]{2}") ? Character.toString(Integer.parseInt(octal, 8)) : sequence;
        }
        return MEANING.getOrDefault(sequence.charAt(1), sequence);
    }
}
