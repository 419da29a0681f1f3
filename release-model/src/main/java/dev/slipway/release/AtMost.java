package dev.slipway.release;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keeps what an application brings along so small that everything said about it fits into events and memories. */
final class AtMost {

    private AtMost() {}

    static <T> Function<List<T>, List<T>> items(int most, String what) {
        return items -> {
            refuse(items.size(), most, what);
            return items;
        };
    }

    static <K, V> Function<Map<K, V>, Map<K, V>> entries(int most, String what) {
        return entries -> {
            refuse(entries.size(), most, what);
            return entries;
        };
    }

    static Function<String, String> letters(int most) {
        return text -> {
            refuse(text.length(), most, "characters");
            return text;
        };
    }

    private static void refuse(int found, int most, String what) {
        if (found > most) {
            throw new IllegalArgumentException("there are " + found + " " + what + ", at most " + most
                    + " are allowed; leave out or split up what is too much");
        }
    }
}
