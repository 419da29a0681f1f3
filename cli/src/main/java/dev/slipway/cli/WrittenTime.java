package dev.slipway.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as people type it. */
final class WrittenTime {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private WrittenTime() {}

    static Duration parse(String typed) {
        var match = FORM.matcher(typed.strip());
        if (!match.matches()) {
            throw new TypeConversionException("`" + typed + "` is no length of time; write 500ms, 90s, 15m or 2h");
        }
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
