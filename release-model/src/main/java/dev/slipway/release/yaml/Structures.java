package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The shapes of values that hold others: lists, free mappings, and mappings with known keys. */
public final class Structures {

    private Structures() {}

    public static <T> Shape<List<T>> listOf(Shape<T> item) {
        return value -> value.items().flatMap(items -> {
            var read = new ArrayList<T>();
            items.forEach(each -> item.read(each).ifPresent(read::add));
            return read.size() == items.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
        });
    }

    /** A mapping whose keys the writer chooses; what stands behind one may depend on it. Keeps the order. */
    public static <K, T> Shape<Map<K, T>> mapOf(Shape<K> key, Function<K, Shape<T>> shape) {
        return value -> value.entries().flatMap(entries -> {
            var read = new LinkedHashMap<K, T>();
            entries.values()
                    .forEach(entry -> key.read(entry.key())
                            .ifPresent(name ->
                                    shape.apply(name).read(entry.value()).ifPresent(item -> read.put(name, item))));
            return read.size() == entries.size() ? Optional.of(Collections.unmodifiableMap(read)) : Optional.empty();
        });
    }

    public static <T> Shape<T> notEmpty(Shape<T> shape) {
        return value -> {
            if (value.isList() && value.items().map(List::isEmpty).orElse(false)
                    || value.isMapping() && value.entries().map(Map::isEmpty).orElse(false)) {
                value.problem("has nothing in it; name at least one");
                return Optional.empty();
            }
            return shape.read(value);
        };
    }

    /** Keys in which people keep what they take over elsewhere by an alias. */
    public static boolean isExtension(String key) {
        return key.startsWith("x-");
    }

    /**
     * A mapping with known keys. `reading` asks for all its fields first and returns how to build the value from
     * them; that is called only when nothing inside was wrong.
     */
    public static <T> Shape<T> record(Function<Fields, Supplier<T>> reading) {
        return record(_ -> false, reading);
    }

    /** The same, but keys that `ignored` holds for may stand beside the known ones. */
    public static <T> Shape<T> record(Predicate<String> ignored, Function<Fields, Supplier<T>> reading) {
        Shape<Supplier<T>> fields = value -> value.entries().flatMap(entries -> {
            var before = value.problemsSoFar();
            var asked = new Fields(value, entries);
            var build = reading.apply(asked);
            asked.refuseTheRest(ignored);
            return value.problemsSoFar() == before ? Optional.of(build) : Optional.empty();
        });
        return fields.as(Supplier::get);
    }
}
