package dev.slipway.release.compose.forms;

import dev.slipway.release.yaml.Tree;
import java.util.List;

/** One line of a container's hosts file, as `host=address`. */
final class HostEntry {

    private HostEntry() {}

    /** `host=address` or the older `host:address`. */
    static Tree written(Tree.Scalar item) {
        var text = item.text();
        var separator = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        return separator < 1 ? item : of(text.substring(0, separator), item.saying(text.substring(separator + 1)));
    }

    static Tree of(String host, Tree address) {
        return address instanceof Tree.Scalar scalar
                ? Tree.Scalar.text(host + "=" + withoutBrackets(scalar.text()), scalar.place())
                : address;
    }

    static List<Tree> addresses(Tree tree) {
        return tree instanceof Tree.Sequence several ? several.items() : List.of(tree);
    }

    private static String withoutBrackets(String address) {
        return address.startsWith("[") && address.endsWith("]") && address.length() > 2
                ? address.substring(1, address.length() - 1)
                : address;
    }
}
