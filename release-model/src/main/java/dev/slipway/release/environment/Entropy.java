package dev.slipway.release.environment;

import java.util.stream.Collectors;

/** How hard a text is to guess, judged by nothing but its letters; an upper bound. */
final class Entropy {

    private Entropy() {}

    /** Shannon's measure for the letters, times their number. */
    static double bitsOf(String text) {
        var counts = text.chars().boxed().collect(Collectors.groupingBy(letter -> letter, Collectors.counting()));
        return counts.values().stream()
                .mapToDouble(count -> count * Math.log((double) text.length() / count) / Math.log(2))
                .sum();
    }
}
