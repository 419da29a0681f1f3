package dev.slipway.release.yaml;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resolves `<<`, with which one mapping takes over the entries of others. */
public final class MergeKeys {

    private static final String KEY = "<<";

    private final Problems problems;
    private final Map<Tree, Tree> done = new IdentityHashMap<>(); // aliases stay shared

    public MergeKeys(Problems problems) {
        this.problems = problems;
    }

    public Tree resolve(Tree tree) {
        var known = done.get(tree);
        if (known != null) {
            return known;
        }
        var resolved = switch (tree) {
            case Tree.Scalar scalar -> scalar;
            case Tree.Sequence sequence ->
                new Tree.Sequence(
                        sequence.items().stream().map(this::resolve).toList(), sequence.tag(), sequence.place());
            case Tree.Mapping mapping -> resolved(mapping);
        };
        done.put(tree, resolved);
        return resolved;
    }

    private Tree resolved(Tree.Mapping mapping) {
        var entries = new LinkedHashMap<String, Tree.Entry>();
        mapping.entries().forEach((key, entry) -> {
            if (!key.equals(KEY)) {
                entries.put(key, new Tree.Entry(entry.keyPlace(), resolve(entry.value())));
            }
        });
        mapping.get(KEY)
                .ifPresent(taken -> sources(taken)
                        .forEach(source ->
                                ((Tree.Mapping) resolve(source)).entries().forEach(entries::putIfAbsent)));
        return new Tree.Mapping(entries, mapping.tag(), mapping.place());
    }

    private List<Tree.Mapping> sources(Tree taken) {
        var sources = taken instanceof Tree.Sequence several ? several.items() : List.of(taken);
        return sources.stream()
                .filter(source -> {
                    if (!(source instanceof Tree.Mapping)) {
                        problems.add(source.place(), "`<<` must name a mapping or a list of mappings");
                    }
                    return source instanceof Tree.Mapping;
                })
                .map(Tree.Mapping.class::cast)
                .toList();
    }
}
