package dev.slipway.release.compose.tree;

import dev.slipway.release.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells whether two trees say the same, wherever they were written. */
public final class SameContent {

    private SameContent() {}

    public static boolean in(Tree one, Tree other) {
        return plain(one).equals(plain(other));
    }

    private static Object plain(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar.isNull() ? Optional.empty() : scalar.text();
            case Tree.Sequence sequence ->
                List.copyOf(sequence.items().stream().map(SameContent::plain).toList());
            case Tree.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> plain(entry.getValue().value())));
        };
    }
}
