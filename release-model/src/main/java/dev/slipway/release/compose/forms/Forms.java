package dev.slipway.release.compose.forms;

import dev.slipway.release.yaml.Tags;
import dev.slipway.release.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** The short forms that are mere spellings: a text for a mapping, a list for keys. */
final class Forms {

    private Forms() {}

    /** A text alone stands for the mapping with that text behind one key. */
    static Tree keyed(Tree tree, String key) {
        return tree instanceof Tree.Scalar scalar && !scalar.isNull()
                ? Tree.Mapping.empty(scalar.place()).with(key, scalar)
                : tree;
    }

    static Tree list(Tree tree) {
        return tree instanceof Tree.Scalar scalar && !scalar.isNull()
                ? Tree.Sequence.of(List.of(scalar), scalar.place())
                : tree;
    }

    /** `NAME=value` items stand for a mapping; a name alone has nothing behind it. */
    static Tree pairs(Tree tree) {
        return mapping(tree, item -> {
            var parts = item.text().split("=", 2);
            var value =
                    parts.length == 2 ? Tree.Scalar.text(parts[1], item.place()) : Tree.Scalar.nothing(item.place());
            return new Pair(parts[0], value);
        });
    }

    static Tree keysOfNothing(Tree tree) {
        return mapping(tree, item -> new Pair(item.text(), Tree.Scalar.nothing(item.place())));
    }

    static Tree dependencies(Tree tree) {
        return mapping(
                tree,
                item -> new Pair(
                        item.text(),
                        Tree.Mapping.empty(item.place())
                                .with("condition", Tree.Scalar.text("service_started", item.place()))
                                .with("required", new Tree.Scalar("true", Tags.BOOLEAN, item.place()))));
    }

    static Tree gpus(Tree tree) {
        return tree instanceof Tree.Scalar scalar && scalar.text().equals("all")
                ? Tree.Sequence.of(List.of(Tree.Mapping.empty(scalar.place()).with("count", scalar)), scalar.place())
                : tree;
    }

    /** Every form becomes a list of `host=address`, the one that can be joined with others. */
    static Tree hosts(Tree tree) {
        return switch (tree) {
            case Tree.Sequence list ->
                Tree.Sequence.of(
                        list.items().stream()
                                .map(item -> item instanceof Tree.Scalar scalar ? HostEntry.written(scalar) : item)
                                .toList(),
                        list.place());
            case Tree.Mapping hosts -> {
                var items = new ArrayList<Tree>();
                hosts.entries()
                        .forEach((host, entry) -> HostEntry.addresses(entry.value())
                                .forEach(address -> items.add(HostEntry.of(host, address))));
                yield Tree.Sequence.of(items, hosts.place());
            }
            default -> tree;
        };
    }

    /** The older way to say that something is external, with its name inside. */
    static Tree external(Tree tree) {
        if (!(tree instanceof Tree.Mapping resource
                && resource.get("external").orElse(null) instanceof Tree.Mapping external)) {
            return tree;
        }
        var marked = resource.with("external", new Tree.Scalar("true", Tags.BOOLEAN, external.place()));
        return external.get("name")
                .filter(_ -> resource.get("name").isEmpty())
                .<Tree>map(name -> marked.with("name", name))
                .orElse(marked);
    }

    private static Tree mapping(Tree tree, Function<Tree.Scalar, Pair> pair) {
        if (!(tree instanceof Tree.Sequence list
                && list.items().stream().allMatch(item -> item instanceof Tree.Scalar text && text.isText()))) {
            return tree;
        }
        var entries = new LinkedHashMap<String, Tree.Entry>();
        for (var item : list.items()) {
            var one = pair.apply((Tree.Scalar) item);
            entries.put(one.key(), new Tree.Entry(item.place(), one.value()));
        }
        return Tree.Mapping.of(entries, list.place());
    }

    private record Pair(String key, Tree value) {}
}
