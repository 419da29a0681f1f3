package dev.slipway.release.compose.merging;

import dev.slipway.release.compose.tree.TreePath;
import dev.slipway.release.yaml.Tags;
import dev.slipway.release.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a file takes back from those before it: `!reset` removes a value, `!override` replaces it as a whole. */
public record Resets(Optional<Tree> tree, Set<TreePath> paths) {

    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";

    /** Takes the two tags out of a tree and remembers where they were. */
    public static Resets in(Tree tree) {
        var paths = new LinkedHashSet<TreePath>();
        return new Resets(without(tree, TreePath.ROOT, paths), Set.copyOf(paths));
    }

    private static Optional<Tree> without(Tree tree, TreePath path, Set<TreePath> paths) {
        if (tree.tag().equals(RESET)) {
            paths.add(path);
            return Optional.empty();
        }
        if (tree.tag().equals(OVERRIDE)) {
            paths.add(path);
            return Optional.of(tree.tagged(plainTag(tree)));
        }
        return Optional.of(
                switch (tree) {
                    case Tree.Scalar scalar -> scalar;
                    case Tree.Sequence sequence -> items(sequence, path, paths);
                    case Tree.Mapping mapping -> entries(mapping, path, paths);
                });
    }

    private static Tree items(Tree.Sequence sequence, TreePath path, Set<TreePath> paths) {
        var kept = new ArrayList<Tree>();
        sequence.items().forEach(item -> without(item, path.then("[]"), paths).ifPresent(kept::add));
        return new Tree.Sequence(kept, sequence.tag(), sequence.place());
    }

    private static Tree entries(Tree.Mapping mapping, TreePath path, Set<TreePath> paths) {
        var kept = new LinkedHashMap<String, Tree.Entry>();
        mapping.entries()
                .forEach((key, entry) -> without(entry.value(), path.then(key), paths)
                        .ifPresent(value -> kept.put(key, new Tree.Entry(entry.keyPlace(), value))));
        return new Tree.Mapping(kept, mapping.tag(), mapping.place());
    }

    private static String plainTag(Tree tree) {
        return switch (tree) {
            case Tree.Scalar _ -> Tags.TEXT;
            case Tree.Sequence _ -> Tags.SEQUENCE;
            case Tree.Mapping _ -> Tags.MAPPING;
        };
    }

    /** What is left of an earlier tree. */
    public Tree.Mapping applyTo(Tree.Mapping earlier) {
        return paths.isEmpty() ? earlier : remaining(earlier, TreePath.ROOT);
    }

    private Tree.Mapping remaining(Tree.Mapping mapping, TreePath path) {
        var kept = new LinkedHashMap<String, Tree.Entry>();
        mapping.entries().forEach((key, entry) -> {
            var here = path.then(key);
            if (!paths.contains(here)) {
                var value = entry.value() instanceof Tree.Mapping inner ? remaining(inner, here) : entry.value();
                kept.put(key, new Tree.Entry(entry.keyPlace(), value));
            }
        });
        return new Tree.Mapping(kept, mapping.tag(), mapping.place());
    }
}
