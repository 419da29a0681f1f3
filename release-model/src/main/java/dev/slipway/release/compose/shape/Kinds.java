package dev.slipway.release.compose.shape;

import static dev.slipway.release.yaml.Scalars.textOrBlank;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Structures;
import dev.slipway.release.yaml.Tags;
import dev.slipway.release.yaml.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of value in Compose files, as strict about text and numbers as Compose is. */
final class Kinds {

    private Kinds() {}

    /** Text; a number or a switch has to be quoted to be one. */
    static Shape<String> text() {
        return value -> textOrBlank().read(value).filter(_ -> {
            var isText = value.tree() instanceof Tree.Scalar scalar && scalar.isText();
            if (!isText) {
                value.problem("must be a text, it is " + value.shown() + "; put it in quotes");
            }
            return isText;
        });
    }

    static Shape<String> textOrNumber() {
        return textOrBlank();
    }

    static Shape<Boolean> flag() {
        return textOrBlank()
                .where(word -> truth(word).isPresent(), "must be true or false")
                .as(word -> truth(word).orElseThrow());
    }

    private static Optional<Boolean> truth(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "y", "yes", "on" -> Optional.of(true);
            case "false", "n", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Shape<Long> integer() {
        return textOrBlank()
                .where(word -> word.matches("[-+]?[0-9]{1,18}"), "must be a whole number")
                .as(Long::valueOf);
    }

    /** A number that an int holds, such as the mode of a file. */
    static Shape<Integer> small() {
        return integer()
                .where(number -> number == number.intValue(), "must be a smaller number")
                .as(Long::intValue);
    }

    static Shape<BigDecimal> decimal() {
        return textOrBlank()
                .where(word -> word.matches("[-+]?([0-9]{1,18}(\\.[0-9]{0,18})?|\\.[0-9]{1,18})"), "must be a number")
                .as(BigDecimal::new);
    }

    static Shape<List<String>> texts() {
        return listOf(text());
    }

    /** Values by name, which may also be written as a list of `NAME=value`. */
    static <T> Shape<Map<String, T>> named(Shape<T> value) {
        return written -> {
            if (written.isList()) { // every usable list has become a mapping before
                written.problem("has an item that is no text; write each as `NAME=value`, in quotes where needed");
                return Optional.empty();
            }
            return mapOf(text(), _ -> value).read(written);
        };
    }

    /** Values by name, where a value may be left out. */
    static Shape<Map<String, Optional<String>>> pairs() {
        return named(value -> value.isNull()
                ? Optional.of(Optional.empty())
                : textOrBlank().read(value).map(Optional::of));
    }

    /** Values by name, where one that is left out is blank. */
    static Shape<Map<String, String>> options() {
        return named(orBlank());
    }

    /** Text, or nothing, which is as good as blank. */
    static Shape<String> orBlank() {
        return value -> value.isNull() ? Optional.of("") : textOrBlank().read(value);
    }

    /** Settings of a driver, which are texts or numbers, but no switches. */
    static Shape<Map<String, String>> driverOptions() {
        return mapOf(
                text(),
                _ -> value -> value.tree().tag().equals(Tags.BOOLEAN)
                        ? text().read(value)
                        : orBlank().read(value));
    }

    static <T> Shape<Written<T>> written(Shape<T> shape) {
        return value -> shape.read(value).map(read -> new Written<>(read, value.place()));
    }

    /** A key behind which there may be nothing, which is as if it were not there. */
    static <T> Supplier<Optional<T>> orNothing(Fields fields, String key, Shape<T> shape) {
        Shape<Optional<T>> maybe = value -> value.isNull()
                ? Optional.of(Optional.empty())
                : shape.read(value).map(Optional::of);
        return fields.optional(key, maybe, Optional.empty());
    }

    /** A mapping with known keys, beside which people may put their own that begin with `x-`. */
    static <T> Shape<T> keys(Function<Fields, Supplier<T>> reading) {
        return Structures.record(Structures::isExtension, reading);
    }
}
