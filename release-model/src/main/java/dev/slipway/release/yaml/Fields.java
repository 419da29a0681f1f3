package dev.slipway.release.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The known keys of one mapping: remembers which were asked for, and refuses the rest. */
public final class Fields {

    private final Value mapping;
    private final Map<String, Value.Entry> entries;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Value mapping, Map<String, Value.Entry> entries) {
        this.mapping = mapping;
        this.entries = entries;
    }

    public <T> Supplier<T> required(String key, Shape<T> shape) {
        asked.add(key);
        if (!entries.containsKey(key)) {
            mapping.problem("has no `" + key + "`; add it");
        }
        var read = read(key, shape);
        return read::orElseThrow;
    }

    public <T> Supplier<T> optional(String key, Shape<T> shape, T otherwise) {
        asked.add(key);
        var read = read(key, shape);
        return () -> read.orElse(otherwise);
    }

    public <T> Supplier<Optional<T>> optional(String key, Shape<T> shape) {
        asked.add(key);
        var read = read(key, shape);
        return () -> read;
    }

    /** The plain texts at a path below, where `*` stands for every item, however wrong the rest may be. */
    public Set<String> textsAt(String... path) {
        return mapping.textsAt(List.of(path)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The keys of the mapping behind a key, however wrong what stands behind them may be. */
    public Set<String> keysOf(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Value.Entry::value)
                .filter(Value::isMapping)
                .flatMap(Value::entries)
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /** What stands behind a known key, to be read in a way of its own. */
    public Optional<Value.Entry> entry(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private <T> Optional<T> read(String key, Shape<T> shape) {
        return Optional.ofNullable(entries.get(key)).flatMap(entry -> shape.read(entry.value()));
    }

    void refuseTheRest(Predicate<String> ignored) {
        entries.forEach((name, entry) -> {
            if (!asked.contains(name) && !ignored.test(name)) {
                entry.key().problem("is not a key that belongs here; " + Suggestion.among(asked, name));
            }
        });
    }
}
