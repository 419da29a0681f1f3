package dev.slipway.release.compose.files;

import dev.slipway.release.yaml.ScalarRules;
import dev.slipway.release.yaml.Tags;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which unquoted values are no text for Compose: YAML 1.2 with remnants of 1.1, such as octal numbers. */
final class PlainScalars implements ScalarRules {

    static final Pattern INTEGER =
            Pattern.compile("[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|0|[1-9][0-9_]*)");
    static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9:.]+([Zz]|[-+][0-9:]+)?)?");

    private static final int LONGEST_NUMBER = 40;

    private static final Map<String, String> WORDS = Stream.of(
                    Stream.of("", "~", "null", "Null", "NULL").map(word -> Map.entry(word, Tags.NULL)),
                    Stream.of("true", "True", "TRUE", "false", "False", "FALSE")
                            .map(word -> Map.entry(word, Tags.BOOLEAN)),
                    Stream.of(".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN")
                            .map(word -> Map.entry(word, Tags.FLOAT)))
            .flatMap(words -> words)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Compose takes `1:` for a number and refuses the file. */
    @Override
    public boolean wantTextKeys() {
        return true;
    }

    @Override
    public String tagOf(String plain) {
        var word = WORDS.get(plain);
        if (word != null) {
            return word;
        }
        if (plain.length() > LONGEST_NUMBER) {
            return Tags.TEXT;
        }
        if (INTEGER.matcher(plain).matches()) {
            return Tags.INTEGER;
        }
        if (FLOAT.matcher(plain).matches()) {
            return Tags.FLOAT;
        }
        return DATE.matcher(plain).matches() ? Tags.TIMESTAMP : Tags.TEXT;
    }
}
