package dev.slipway.release.compose.files;

import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;

/** How much extending and including may make of the files: each step copies, so a few files can become very many. */
final class Size {

    private static final long MOST = 500_000;

    private final Problems problems;
    private long left = MOST;

    Size(Problems problems) {
        this.problems = problems;
    }

    Tree.Mapping bounded(Tree.Mapping tree, Place place) {
        var before = left;
        left -= Math.min(left + 1, count(tree));
        if (left < 0 && before >= 0) {
            problems.add(
                    place,
                    "the project grows beyond the " + MOST
                            + " values allowed once services are extended and files included");
        }
        return left < 0 ? Tree.Mapping.empty(place) : tree;
    }

    boolean isUsedUp() {
        return left < 0;
    }

    private static long count(Tree tree) {
        return switch (tree) {
            case Tree.Scalar _ -> 1;
            case Tree.Sequence sequence ->
                1 + sequence.items().stream().mapToLong(Size::count).sum();
            case Tree.Mapping mapping ->
                1
                        + mapping.entries().values().stream()
                                .mapToLong(entry -> count(entry.value()))
                                .sum();
        };
    }
}
