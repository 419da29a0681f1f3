package dev.slipway.release.compose.tree;

import java.util.List;
import java.util.stream.Stream;

/** The keys that lead to a part of a tree, to be held against patterns such as `services.*.ports`. */
public record TreePath(List<String> keys) {

    public static final TreePath ROOT = new TreePath(List.of());

    private static final String ANY = "*";

    public TreePath {
        keys = List.copyOf(keys);
    }

    public static TreePath pattern(String written) {
        return new TreePath(List.of(written.split("\\.")));
    }

    public TreePath then(String key) {
        return new TreePath(Stream.concat(keys.stream(), Stream.of(key)).toList());
    }

    public boolean matches(TreePath pattern) {
        if (keys.size() != pattern.keys.size()) {
            return false;
        }
        for (var i = 0; i < keys.size(); i++) {
            if (!pattern.keys.get(i).equals(ANY) && !pattern.keys.get(i).equals(keys.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
