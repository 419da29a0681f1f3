package dev.slipway.release.environment;

import java.util.List;
import java.util.Optional;

/** How far a value of the right kind may still go; what is not said here is free. */
record Limits(
        List<String> values, Range number, Range length, Optional<BoundedPattern> pattern, Optional<Long> entropy) {

    static final Limits NONE = new Limits(List.of(), Range.ANY, Range.ANY, Optional.empty(), Optional.empty());

    Limits {
        values = List.copyOf(values);
    }

    static Limits forSecrets(long letters, long bits) {
        return new Limits(List.of(), Range.ANY, Range.from(letters), Optional.empty(), Optional.of(bits));
    }

    Limits orElse(Limits other) {
        return new Limits(
                values.isEmpty() ? other.values : values,
                number.orElse(other.number),
                length.orElse(other.length),
                pattern.or(other::pattern),
                entropy.or(other::entropy));
    }

    void refuseContradictions() {
        if (number.isEmpty()) {
            throw new IllegalArgumentException("no number is " + number + "; correct `min` or `max`");
        }
        if (length.isEmpty()) {
            throw new IllegalArgumentException(
                    "no text has " + length + " characters; correct `min-length` or `max-length`");
        }
    }

    /** What a value must be that it is not; it is of the type already. */
    Optional<String> complaint(VariableType type, String value) {
        if (!values.isEmpty() && !values.contains(value)) {
            return Optional.of("must be one of " + String.join(", ", values));
        }
        if (type.isNumber() && !number.contains(Long.parseLong(value))) {
            return Optional.of("must be " + number);
        }
        if (!length.contains(value.length())) {
            return Optional.of("must have " + length + " characters, it has " + value.length());
        }
        return pattern.flatMap(each -> each.complaint(value));
    }
}
