package dev.slipway.release.compose.variables;

import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;

/** Puts variables into every text of a tree; keys, numbers and switches have none. */
public final class InterpolatedTree {

    private final Variables variables;
    private final BiConsumer<String, Place> unset;
    private final Budget budget;
    private final Problems problems;

    /** `unset` is told of each variable that has no value, and where it is. */
    public InterpolatedTree(Variables variables, BiConsumer<String, Place> unset, Budget budget, Problems problems) {
        this.variables = variables;
        this.unset = unset;
        this.budget = budget;
        this.problems = problems;
    }

    public Tree of(Tree tree, String path) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar.isText() ? filled(scalar, path) : scalar;
            case Tree.Sequence sequence ->
                new Tree.Sequence(
                        sequence.items().stream()
                                .map(item -> of(item, path + "[]"))
                                .toList(),
                        sequence.tag(),
                        sequence.place());
            case Tree.Mapping mapping -> filled(mapping, path);
        };
    }

    private Tree filled(Tree.Mapping mapping, String path) {
        var entries = new LinkedHashMap<String, Tree.Entry>();
        mapping.entries()
                .forEach((key, entry) -> entries.put(
                        key,
                        new Tree.Entry(entry.keyPlace(), of(entry.value(), path.isEmpty() ? key : path + "." + key))));
        return new Tree.Mapping(entries, mapping.tag(), mapping.place());
    }

    private Tree filled(Tree.Scalar scalar, String path) {
        var interpolation = new Interpolation(variables::get, name -> unset.accept(name, scalar.place()), budget);
        try {
            return scalar.saying(interpolation.of(scalar.text()));
        } catch (UnusableTemplateException e) {
            problems.add(scalar.place(), "`" + path + "` " + e.reason());
            return scalar;
        }
    }
}
