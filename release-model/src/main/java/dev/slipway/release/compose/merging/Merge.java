package dev.slipway.release.compose.merging;

import dev.slipway.release.compose.tree.TreePath;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays one tree in long forms over another: mappings merge, lists join, single values are replaced. */
public final class Merge {

    private final Problems problems;

    public Merge(Problems problems) {
        this.problems = problems;
    }

    public Tree.Mapping of(Tree.Mapping below, Tree.Mapping above, TreePath path) {
        var merged = new LinkedHashMap<>(below.entries());
        above.entries()
                .forEach((key, entry) -> merged.merge(
                        key,
                        entry,
                        (under, over) -> key.startsWith("x-")
                                ? over
                                : new Tree.Entry(over.keyPlace(), of(under.value(), over.value(), path.then(key)))));
        return new Tree.Mapping(merged, above.tag(), above.place());
    }

    private Tree of(Tree below, Tree above, TreePath path) {
        return switch (MergeRule.at(path)) {
            case REPLACE -> above;
            case SAME_DRIVER -> sameDriver(below, above) ? general(below, above, path) : above;
            case BY_SUBNET -> Subnets.merged(below, above).orElseGet(() -> general(below, above, path));
            case GENERAL -> general(below, above, path);
        };
    }

    private Tree general(Tree below, Tree above, TreePath path) {
        if (isNull(above)) {
            return below;
        }
        if (isNull(below)) {
            return above;
        }
        return switch (above) {
            case Tree.Mapping over when below instanceof Tree.Mapping under -> of(under, over, path);
            case Tree.Sequence over
            when below instanceof Tree.Sequence under ->
                Tree.Sequence.of(
                        Stream.concat(under.items().stream(), over.items().stream())
                                .toList(),
                        over.place());
            case Tree.Scalar over when below instanceof Tree.Scalar -> over;
            default -> mismatch(below, above, path);
        };
    }

    private Tree mismatch(Tree below, Tree above, TreePath path) {
        problems.add(
                above.place(),
                "`" + path + "` cannot be laid over what " + below.place()
                        + " says: one is a list, a mapping or a single value, the other is not; write both alike");
        return above;
    }

    private static boolean isNull(Tree tree) {
        return tree instanceof Tree.Scalar scalar && scalar.isNull();
    }

    /** Options of a logging driver mean nothing to another. */
    private static boolean sameDriver(Tree below, Tree above) {
        var under = driver(below);
        var over = driver(above);
        return under.isEmpty() || over.isEmpty() || under.equals(over);
    }

    private static Optional<String> driver(Tree logging) {
        return logging instanceof Tree.Mapping mapping
                ? mapping.get("driver").map(driver -> driver instanceof Tree.Scalar name ? name.text() : "")
                : Optional.empty();
    }
}
