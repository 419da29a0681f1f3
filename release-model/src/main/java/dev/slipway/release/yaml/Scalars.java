package dev.slipway.release.yaml;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The shapes of single values. */
public final class Scalars {

    private Scalars() {}

    public static Shape<String> text() {
        return textOrBlank().where(written -> !written.isBlank(), "must not be blank");
    }

    /** Text that may be blank when it is quoted; a key with nothing behind it is still a mistake. */
    public static Shape<String> textOrBlank() {
        return value -> {
            var text = value.scalar();
            if (text.isEmpty()) {
                value.problem(
                        value.isList() || value.isMapping()
                                ? "must be a single text, it is " + value.shown()
                                : "is empty; give it a value or remove it");
            }
            return text;
        };
    }

    public static Shape<Integer> number(int least, int most) {
        return text().where(Scalars::isInteger, "must be a whole number")
                .as(Integer::valueOf)
                .where(number -> number >= least && number <= most, "must be from " + least + " to " + most);
    }

    /** A length of time such as `500ms`, `30s`, `10m` or `1h`. */
    public static Shape<Duration> duration(Duration least, Duration most) {
        return text().where(
                        written -> WrittenDuration.parse(written).isPresent(),
                        "must be a length of time such as 500ms, 30s, 10m or 1h")
                .as(written -> WrittenDuration.parse(written).orElseThrow())
                .where(
                        length -> length.compareTo(least) >= 0 && length.compareTo(most) <= 0,
                        "must be from " + WrittenDuration.of(least) + " to " + WrittenDuration.of(most));
    }

    /** One of the constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
        return oneOf(Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity())));
    }

    public static Shape<String> oneOf(Collection<String> words) {
        return oneOf(words.stream().distinct().collect(Collectors.toMap(Function.identity(), Function.identity())));
    }

    /** Of so many words that a list of them helps nobody; `hint` says which one a person may have meant. */
    public static Shape<String> oneOf(Set<String> words, UnaryOperator<String> hint) {
        return oneOf(words.stream().collect(Collectors.toMap(Function.identity(), Function.identity())), hint);
    }

    private static <T> Shape<T> oneOf(Map<String, T> choices) {
        return oneOf(choices, word -> Suggestion.among(choices.keySet(), word));
    }

    private static <T> Shape<T> oneOf(Map<String, T> choices, UnaryOperator<String> hint) {
        return value -> text().read(value).flatMap(word -> {
            var choice = Optional.ofNullable(choices.get(word));
            if (choice.isEmpty()) {
                value.problem("is `" + word + "`, which is unknown here; " + hint.apply(word));
            }
            return choice;
        });
    }

    private static boolean isInteger(String written) {
        return written.matches("[+-]?[0-9]{1,9}");
    }
}
