package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was written at one place of a file, and the means to complain about it right there. */
public final class Value {

    private static final int SHOWN = 60;

    private final Tree tree;
    private final String path;
    private final Problems problems;

    private Value(Tree tree, String path, Problems problems) {
        this.tree = tree;
        this.path = path;
        this.problems = problems;
    }

    /** The whole of a file, or of several that were merged. */
    public static Value root(Tree tree, Problems problems) {
        return new Value(tree, "", problems);
    }

    /** A part of a file that is read by itself; `path` says in messages where it belongs. */
    public static Value at(String path, Tree tree, Problems problems) {
        return new Value(tree, path, problems);
    }

    /** Adds a problem; `message` goes on after the name of this place, as in "must be a list". */
    public void problem(String message) {
        problems.add(tree.place(), named(path) + " " + message);
    }

    public Place place() {
        return tree.place();
    }

    public Tree tree() {
        return tree;
    }

    /** The keys that lead here, as in `services.web.ports[0]`. */
    public String path() {
        return path;
    }

    /** A value that reads as neither list nor mapping, as it was written. */
    public Optional<String> scalar() {
        return tree instanceof Tree.Scalar scalar && !scalar.isNull() ? Optional.of(scalar.text()) : Optional.empty();
    }

    public boolean isNull() {
        return tree instanceof Tree.Scalar scalar && scalar.isNull();
    }

    public boolean isList() {
        return tree instanceof Tree.Sequence;
    }

    public boolean isMapping() {
        return tree instanceof Tree.Mapping;
    }

    /** The items of a list; nothing and a problem when it is none. */
    public Optional<List<Value>> items() {
        if (tree instanceof Tree.Sequence sequence) {
            var items = new ArrayList<Value>();
            sequence.items().forEach(item -> items.add(at(item, path + "[" + items.size() + "]")));
            return Optional.of(List.copyOf(items));
        }
        problem("must be a list, it is " + shown());
        return Optional.empty();
    }

    /** The entries of a mapping in the order written; nothing and a problem when it is none. */
    public Optional<Map<String, Entry>> entries() {
        if (tree instanceof Tree.Mapping mapping) {
            var entries = new LinkedHashMap<String, Entry>();
            mapping.entries().forEach((name, entry) -> entries.put(name, entry(name, entry)));
            return Optional.of(entries);
        }
        problem("must be a mapping of keys to values, it is " + shown());
        return Optional.empty();
    }

    private Entry entry(String name, Tree.Entry entry) {
        var inside = inside(path, name);
        return new Entry(at(new Tree.Scalar(name, Tags.TEXT, entry.keyPlace()), inside), at(entry.value(), inside));
    }

    /** All plain texts at a path below, where `*` stands for every item or entry; says nothing about what is missing. */
    Stream<String> textsAt(List<String> below) {
        if (below.isEmpty()) {
            return scalar().stream();
        }
        var rest = below.subList(1, below.size());
        return children(below.getFirst()).flatMap(child -> at(child, path).textsAt(rest));
    }

    private Stream<Tree> children(String name) {
        return switch (tree) {
            case Tree.Sequence sequence when name.equals("*") -> sequence.items().stream();
            case Tree.Mapping mapping
            when mapping.entries().containsKey(name) ->
                Stream.of(mapping.entries().get(name).value());
            default -> Stream.empty();
        };
    }

    int problemsSoFar() {
        return problems.count();
    }

    /** What is written here, short enough for a message. */
    public String shown() {
        return shown(tree);
    }

    static String shown(Tree tree) {
        return switch (tree) {
            case Tree.Sequence _ -> "a list";
            case Tree.Mapping _ -> "a mapping";
            case Tree.Scalar scalar -> scalar.isNull() ? "empty" : "`" + shortened(scalar.text()) + "`";
        };
    }

    static String named(String path) {
        return path.isEmpty() ? "the file" : "`" + path + "`";
    }

    static String inside(String path, String key) {
        return path.isEmpty() ? shortened(key) : path + "." + shortened(key);
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private Value at(Tree other, String otherPath) {
        return new Value(other, otherPath, problems);
    }

    /** A key and what stands behind it. */
    public record Entry(Value key, Value value) {}
}
