package dev.slipway.release.compose.tree;

import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Changes the parts of a tree that lie at certain paths; an item of a list is at `[]`. */
public final class Rewriting {

    private static final String ITEM = "[]";

    private final Map<TreePath, UnaryOperator<Tree>> changes;

    public Rewriting(Map<String, UnaryOperator<Tree>> changes) {
        this.changes = changes.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(change -> TreePath.pattern(change.getKey()), Map.Entry::getValue));
    }

    public Tree.Mapping of(Tree.Mapping tree) {
        return (Tree.Mapping) inside(tree, TreePath.ROOT);
    }

    /** From the outside in: what a change brings in is changed further. */
    private Tree changed(Tree tree, TreePath path) {
        return inside(
                changes.entrySet().stream()
                        .filter(change -> path.matches(change.getKey()))
                        .findFirst()
                        .map(change -> change.getValue().apply(tree))
                        .orElse(tree),
                path);
    }

    private Tree inside(Tree tree, TreePath path) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar;
            case Tree.Sequence sequence ->
                new Tree.Sequence(
                        sequence.items().stream()
                                .map(item -> changed(item, path.then(ITEM)))
                                .toList(),
                        sequence.tag(),
                        sequence.place());
            case Tree.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Tree.Entry>();
                mapping.entries()
                        .forEach((key, entry) -> entries.put(
                                key, new Tree.Entry(entry.keyPlace(), changed(entry.value(), path.then(key)))));
                yield new Tree.Mapping(entries, mapping.tag(), mapping.place());
            }
        };
    }
}
