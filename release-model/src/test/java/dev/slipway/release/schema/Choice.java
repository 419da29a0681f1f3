package dev.slipway.release.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A place of the complete sample at which the schema offers a choice of words. */
record Choice(List<Object> path, boolean ofKeys, Set<String> words) {

    static List<Choice> in(SchemaFile file) {
        return walk(new Pointed(file.schema(), "", file.schema()), file.complete(), List.of())
                .toList();
    }

    private static Stream<Choice> walk(Pointed unresolved, Object value, List<Object> path) {
        var at = unresolved.resolved();
        return Stream.concat(
                here(at, path),
                switch (value) {
                    case List<?> list ->
                        IntStream.range(0, list.size())
                                .boxed()
                                .flatMap(i -> walk(at.down("items"), list.get(i), with(path, i)));
                    case Map<?, ?> map ->
                        map.entrySet().stream()
                                .flatMap(entry -> walk(
                                        at.key(entry.getKey().toString()),
                                        entry.getValue(),
                                        with(path, entry.getKey())));
                    default -> Stream.of();
                });
    }

    private static Stream<Choice> here(Pointed at, List<Object> path) {
        var keys = at.down("propertyNames").resolved();
        return Stream.concat(
                at.node().has("enum") ? Stream.of(new Choice(path, false, words(at))) : Stream.of(),
                keys.node().has("enum") ? Stream.of(new Choice(path, true, words(keys))) : Stream.of());
    }

    private static Set<String> words(Pointed at) {
        var words = new TreeSet<String>();
        at.node().get("enum").forEach(word -> words.add(word.asString()));
        return words;
    }

    private static List<Object> with(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** A word of one's own instead of what was chosen there. */
    @SuppressWarnings("unchecked")
    void putInto(Map<String, Object> document, String word) {
        if (ofKeys) {
            Documents.mappingAt(document, path).put(word, "x");
            return;
        }
        var holder = Documents.at(document, path.subList(0, path.size() - 1));
        if (holder instanceof List<?> list) {
            ((List<Object>) list).set((Integer) path.getLast(), word);
        } else {
            ((Map<String, Object>) holder).put(path.getLast().toString(), word);
        }
    }
}
