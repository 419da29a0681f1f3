package dev.slipway.migrations.rehearsal.assertion;

import java.math.BigDecimal;
import java.util.Optional;

/** What the database says to a question. */
public sealed interface Answer {

    /** The one value, as text; `null` is a value, too, and is told by that word. */
    record Value(String text) implements Answer {

        /** Numbers are equal however many zeros they end in. */
        boolean is(String expected) {
            var one = number(text);
            var other = number(expected);
            return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) == 0 : text.equals(expected);
        }

        private static Optional<BigDecimal> number(String text) {
            try {
                return text.length() < 100 ? Optional.of(new BigDecimal(text)) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** There is no value, or there are several, or PostgreSQL refuses the question. */
    record None(String why) implements Answer {}

    /** Before the migrations nobody wants to know. */
    record NotAsked() implements Answer {}
}
