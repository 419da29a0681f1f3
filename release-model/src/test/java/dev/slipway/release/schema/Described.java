package dev.slipway.release.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A mapping with known keys in a document, and where the schema describes it. */
record Described(List<Object> path, String pointer, JsonNode schema) {

    static List<Described> in(SchemaFile file) {
        return walk(new Pointed(file.schema(), "", file.schema()), file.complete(), List.of())
                .toList();
    }

    /** Every mapping with known keys that the schema describes at all. */
    static List<String> pointers(SchemaFile file) {
        var found = new ArrayList<String>();
        collect(new Pointed(file.schema(), "", file.schema()), found);
        return found;
    }

    private static Stream<Described> walk(Pointed unresolved, Object value, List<Object> path) {
        var at = unresolved.resolved();
        if (value instanceof List<?> list) {
            return java.util.stream.IntStream.range(0, list.size())
                    .boxed()
                    .flatMap(i -> walk(at.down("items"), list.get(i), with(path, i)));
        }
        if (!(value instanceof Map<?, ?> map) || !at.node().isObject()) {
            return Stream.of();
        }
        var inside = map.entrySet().stream()
                .flatMap(
                        entry -> walk(at.key(entry.getKey().toString()), entry.getValue(), with(path, entry.getKey())));
        return at.hasKnownKeys()
                ? Stream.concat(Stream.of(new Described(path, at.pointer(), at.node())), inside)
                : inside;
    }

    private static void collect(Pointed unresolved, List<String> found) {
        var at = unresolved.resolved();
        if (at.hasKnownKeys()) {
            if (found.contains(at.pointer())) {
                return;
            }
            found.add(at.pointer());
            at.node().get("properties").propertyNames().forEach(key -> collect(at.key(key), found));
        } else if (at.node().has("additionalProperties")) {
            collect(at.down("additionalProperties"), found);
        } else if (at.node().has("items")) {
            collect(at.down("items"), found);
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    java.util.Set<String> keys() {
        return schema.get("properties").propertyNames().stream().collect(Collectors.toSet());
    }
}
