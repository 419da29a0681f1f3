package dev.slipway.release.environment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that comes with a release: neither it nor the value it meets may keep a worker busy. */
record BoundedPattern(String written, Pattern regex) {

    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_STEPS = 500_000;
    private static final long MOST_REPETITIONS = 1_000_000;
    private static final Pattern COUNT = Pattern.compile("\\{(?:[0-9]+,)?([0-9]+),?}");

    static BoundedPattern of(String written) {
        if (written.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "a pattern has at most " + LONGEST_PATTERN + " characters, this one " + written.length());
        }
        if (repetitions(COUNT.matcher(written)) > MOST_REPETITIONS) {
            throw new IllegalArgumentException("its counts multiply to more than " + MOST_REPETITIONS
                    + " repetitions; use `min-length` and `max-length` for lengths");
        }
        try {
            return new BoundedPattern(written, Pattern.compile(written));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("it is no regular expression: " + wrong.getDescription(), wrong);
        }
    }

    /** Counted groups may hold nothing to read, so that the steps alone would not bound them. */
    private static double repetitions(Matcher counts) {
        return counts.results()
                .mapToDouble(count -> Math.max(1, Double.parseDouble(count.group(1))))
                .reduce(1, (a, b) -> a * b);
    }

    Optional<String> complaint(String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.of("must have at most " + LONGEST_VALUE + " characters, as it has a pattern");
        }
        try {
            return regex.matcher(new CountedReads(value, MOST_STEPS)).matches()
                    ? Optional.empty()
                    : Optional.of("must match `" + written + "`");
        } catch (CountedReads.TooMany tooMany) {
            return Optional.of("cannot be compared with `" + written
                    + "` in reasonable time; write the pattern without repetitions inside repetitions");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedPattern that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }
}
