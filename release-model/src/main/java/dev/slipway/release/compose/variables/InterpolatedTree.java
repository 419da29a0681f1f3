package dev.slipway.release.compose.variables;

import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;

/** Puts variables into every text of a tree; keys, numbers and switches have none. */
public final class InterpolatedTree {

    private final Interpolation interpolation;
    private final Problems problems;

    public InterpolatedTree(Interpolation interpolation, Problems problems) {
        this.interpolation = interpolation;
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
        try {
            return scalar.saying(interpolation.of(scalar.text()));
        } catch (UnusableTemplateException e) {
            problems.add(scalar.place(), "`" + path + "` " + e.reason());
            return scalar;
        }
    }
}
