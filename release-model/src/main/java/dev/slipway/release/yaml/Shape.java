package dev.slipway.release.yaml;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a value must look like; reads it, or adds the problems to the file's and gives nothing. */
@FunctionalInterface
public interface Shape<T> {

    Optional<T> read(Value value);

    /** Goes on to a type of one's own; what its constructor refuses becomes a problem of this place. */
    default <U> Shape<U> as(Function<T, U> type) {
        return value -> read(value).flatMap(read -> {
            try {
                return Optional.of(type.apply(read));
            } catch (IllegalArgumentException e) {
                value.problem("cannot be used: " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** Narrows what is accepted; `must` says what, as in "must begin with `/`". */
    default Shape<T> where(Predicate<? super T> holds, String must) {
        return value -> read(value).filter(read -> {
            if (!holds.test(read)) {
                value.problem(must + ", it is " + value.shown());
                return false;
            }
            return true;
        });
    }
}
