package dev.slipway.release.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that was probably meant. */
public final class Suggestion {

    private static final int LISTED = 30;

    private Suggestion() {}

    /** "did you mean …?", or what there is when nothing is near. */
    public static String among(Collection<String> known, String word) {
        return closest(known, word)
                .map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> known.isEmpty() ? "there is none" : "known: " + listed(known));
    }

    public static Optional<String> closest(Collection<String> known, String word) {
        var wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(candidate.toLowerCase(Locale.ROOT), wanted) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(candidate.toLowerCase(Locale.ROOT), wanted))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String listed(Collection<String> known) {
        return known.stream()
                        .sorted()
                        .limit(LISTED)
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", "))
                + (known.size() > LISTED ? ", …" : "");
    }

    /** Letters to add, drop, change or swap with their neighbour. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > a.length()) {
            return Integer.MAX_VALUE;
        }
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var best = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
