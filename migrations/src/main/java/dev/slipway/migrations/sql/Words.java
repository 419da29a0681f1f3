package dev.slipway.migrations.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a statement without names in quotes, strings and comments; enough to know its kind. */
final class Words {

    private static final int MOST = 4_096;

    private final List<String> words = new ArrayList<>();

    void add(String word) {
        if (words.size() < MOST) {
            words.add(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean begin(String... wanted) {
        return words.size() >= wanted.length && words.subList(0, wanted.length).equals(List.of(wanted));
    }

    boolean are(String... wanted) {
        return words.equals(List.of(wanted));
    }

    boolean have(String wanted) {
        return words.contains(wanted);
    }

    boolean haveInOrder(String first, String second) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).equals(first) && words.get(i).equals(second)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what follows belongs to a function or procedure, the only statements with a body of statements. */
    boolean createRoutine() {
        int at = begin("CREATE", "OR", "REPLACE") ? 3 : 1;
        return begin("CREATE")
                && words.size() > at
                && (words.get(at).equals("FUNCTION") || words.get(at).equals("PROCEDURE"));
    }

    String last() {
        return words.isEmpty() ? "" : words.getLast();
    }
}
