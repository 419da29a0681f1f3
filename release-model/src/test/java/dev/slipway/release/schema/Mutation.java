package dev.slipway.release.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes a document in one or two places, in the manner of people who are in a hurry; numbers stay numbers. */
record Mutation(Random random) {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "Shop",
            "two words",
            "a/b",
            "../out",
            "/",
            "//x",
            "/a#b",
            "0s",
            "30s",
            "1h",
            "9d",
            "soon",
            "web",
            "secret",
            "port",
            "deploy",
            "queue",
            "PATCH",
            "wait",
            "Europe/Paris",
            "Mars/North",
            "25:00",
            "23:30",
            "2026-02-30T10:00",
            "2026-02-28T10:00",
            "${env:X}",
            "${oops}",
            "${file:/a}",
            "https://a.example/",
            "ftp://a.example/",
            "bind:",
            "bind:/x",
            "privileged",
            "a\nb",
            "x".repeat(64),
            "y".repeat(501),
            "[");

    private static final List<Number> NUMBERS =
            List.of(-1, 0, 1, 2, 31, 32, 99, 100, 200, 599, 600, 1.5, 65_535, 65_536, 10_001, 2_000_000_000L);

    Map<String, Object> of(Map<String, Object> complete) {
        var document = Documents.copy(complete);
        for (int i = 0; i <= random.nextInt(2); i++) {
            var spots = new ArrayList<Consumer<Mutation>>();
            collect(document, spots);
            spots.get(random.nextInt(spots.size())).accept(this);
        }
        return document;
    }

    @SuppressWarnings("unchecked")
    private static void collect(@Nullable Object value, List<Consumer<Mutation>> spots) {
        if (value instanceof Map<?, ?> map) {
            var mapping = (Map<String, Object>) map;
            spots.add(mutation -> mapping.put(mutation.word(), mutation.other("x")));
            for (var key : List.copyOf(mapping.keySet())) {
                spots.add(_ -> mapping.remove(key));
                spots.add(mutation -> mapping.computeIfPresent(key, (_, old) -> mutation.other(old)));
                collect(mapping.get(key), spots);
            }
        }
        if (value instanceof List<?> list) {
            var items = (List<Object>) list;
            spots.add(mutation -> items.add(items.isEmpty() ? "x" : items.get(mutation.random.nextInt(items.size()))));
            spots.add(_ -> items.clear());
            for (int i = 0; i < items.size(); i++) {
                var at = i;
                spots.add(mutation -> {
                    if (at < items.size()) {
                        items.set(at, mutation.other(items.get(at)));
                    }
                });
                collect(items.get(i), spots);
            }
        }
    }

    private String word() {
        return Arrays.asList("x", "Ümlaut", "name", "type", "min", "default", "until", "days", "a/b", "web", "KEY")
                .get(random.nextInt(11));
    }

    /** Something else in its place: mostly of the same kind, sometimes of another. */
    private Object other(Object old) {
        return switch (random.nextInt(12)) {
            case 0 -> new ArrayList<>();
            case 1 -> new ArrayList<>(List.of("x"));
            case 2 -> new LinkedHashMap<>();
            case 3 -> new LinkedHashMap<>(Map.of("x", "y"));
            default ->
                switch (old) {
                    case Number _ -> NUMBERS.get(random.nextInt(NUMBERS.size()));
                    case Boolean was -> !was;
                    default -> TEXTS.get(random.nextInt(TEXTS.size()));
                };
        };
    }
}
