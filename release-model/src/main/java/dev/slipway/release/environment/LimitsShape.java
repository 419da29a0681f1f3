package dev.slipway.release.environment;

import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.notEmpty;

import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which limits slipway.yaml may set, each only where the type of the variable gives it a meaning. */
record LimitsShape(VariableType type) {

    private static final Set<VariableType> NUMBERS = EnumSet.of(VariableType.INTEGER, VariableType.PORT);
    private static final Set<VariableType> TEXTS =
            EnumSet.of(VariableType.STRING, VariableType.URL, VariableType.EMAIL, VariableType.SECRET);
    private static final Set<VariableType> CHOICES = EnumSet.of(VariableType.ONE_OF);
    private static final Set<VariableType> SECRETS = EnumSet.of(VariableType.SECRET);
    private static final int LONGEST_VALUE = 10_000;
    private static final int MOST_BITS = 1_024;

    /** `whole` when nothing is inherited, so that a choice must say between what. */
    Limits read(Fields fields, boolean whole) {
        var choice = notEmpty(listOf(text()));
        List<String> values =
                whole && type == VariableType.ONE_OF && fields.entry("values").isEmpty()
                        ? missing(fields, choice)
                        : limit(fields, "values", CHOICES, choice).orElse(List.of());
        return new Limits(
                values,
                new Range(limit(fields, "min", NUMBERS, whole()), limit(fields, "max", NUMBERS, whole())),
                new Range(
                        limit(fields, "min-length", TEXTS, count(LONGEST_VALUE)),
                        limit(fields, "max-length", TEXTS, count(LONGEST_VALUE))),
                limit(fields, "pattern", TEXTS, text().as(BoundedPattern::of)),
                limit(fields, "entropy", SECRETS, count(MOST_BITS)));
    }

    private static List<String> missing(Fields fields, Shape<List<String>> choice) {
        fields.required("values", choice);
        return List.of();
    }

    private <T> Optional<T> limit(Fields fields, String key, Set<VariableType> types, Shape<T> shape) {
        return fields.optional(key, types.contains(type) ? shape : misplaced(types))
                .get();
    }

    private <T> Shape<T> misplaced(Set<VariableType> types) {
        return value -> {
            value.problem("means nothing for the type " + type.word() + ", only for "
                    + types.stream().map(VariableType::word).collect(Collectors.joining(", "))
                    + "; remove it or correct `type`");
            return Optional.empty();
        };
    }

    private static Shape<Long> whole() {
        return text().where(written -> written.matches("[+-]?[0-9]{1,18}"), "must be a whole number")
                .as(Long::valueOf);
    }

    private static Shape<Long> count(int most) {
        return number(0, most).as(Integer::longValue);
    }
}
