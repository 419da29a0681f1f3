package dev.slipway.migrations.sql;

import java.util.Optional;
import java.util.regex.Pattern;

/** Notices a script that changes what a backslash means in the strings that follow. */
final class StringEscapes {

    private static final Pattern SET = Pattern.compile(
            "SET\\s+(?:SESSION\\s+|LOCAL\\s+)?STANDARD_CONFORMING_STRINGS\\s*(?:=|\\s+TO\\s)\\s*'?(\\w+)'?",
            Pattern.CASE_INSENSITIVE);

    private StringEscapes() {}

    /** True from here on backslashes escape, false they do not; nothing when the statement is about something else. */
    static Optional<Boolean> setBy(String statement, Words words) {
        if (!words.begin("SET") || !words.have("STANDARD_CONFORMING_STRINGS")) {
            return Optional.empty();
        }
        var set = SET.matcher(statement);
        return set.matches() ? Optional.of(set.group(1).matches("(?i)off|false|no|0|of|f|n")) : Optional.empty();
    }
}
