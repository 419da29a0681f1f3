package dev.slipway.release.evidence.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Takes the stricter of what the operator and the application say, and notes where the application asked for less. */
final class Stricter {

    private final List<String> loosening;
    private final String section;

    private Stricter(List<String> loosening, String section) {
        this.loosening = loosening;
        this.section = section;
    }

    static Stricter noting(List<String> loosening) {
        return new Stricter(loosening, "evidence");
    }

    Stricter in(String key) {
        return new Stricter(loosening, section + "." + key);
    }

    <T extends Comparable<? super T>> Optional<T> lower(
            String key, Optional<T> operator, Optional<T> wish, T otherwise, Function<T, String> shown) {
        return stricter(
                key,
                operator.orElse(otherwise),
                wish,
                Comparator.<T>naturalOrder().reversed(),
                shown);
    }

    <T extends Comparable<? super T>> Optional<T> higher(
            String key, Optional<T> operator, Optional<T> wish, T otherwise, Function<T, String> shown) {
        return stricter(key, operator.orElse(otherwise), wish, Comparator.naturalOrder(), shown);
    }

    private <T> Optional<T> stricter(
            String key, T operator, Optional<T> wish, Comparator<T> strictness, Function<T, String> shown) {
        if (wish.isEmpty()) {
            return Optional.of(operator);
        }
        if (strictness.compare(wish.get(), operator) < 0) {
            refuse(key, shown.apply(wish.get()), shown.apply(operator));
            return Optional.of(operator);
        }
        return wish;
    }

    void refuse(String key, String wish, String operator) {
        loosening.add("`" + section + "." + key + "` is " + wish + " in slipway.yaml and " + operator
                + " by the operator's rules, which an application can only tighten; leave it out, or have targets.yaml"
                + " changed");
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
