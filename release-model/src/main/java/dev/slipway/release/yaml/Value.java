package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What was written at one place of a file, and the means to complain about it right there. */
public final class Value {

    private static final int SHOWN = 60;

    private final Node node;
    private final String path;
    private final Problems problems;

    Value(Node node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** Adds a problem; `message` goes on after the name of this place, as in "must be a list". */
    public void problem(String message) {
        problems.add(node.getStartMark(), (path.isEmpty() ? "the file" : "`" + path + "`") + " " + message);
    }

    /** A value that reads as neither list nor mapping, as it was written. */
    public Optional<String> scalar() {
        return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The items of a list; nothing and a problem when it is none. */
    public Optional<List<Value>> items() {
        if (node instanceof SequenceNode sequence) {
            var items = new ArrayList<Value>();
            sequence.getValue().forEach(item -> items.add(at(item, path + "[" + items.size() + "]")));
            return Optional.of(List.copyOf(items));
        }
        problem("must be a list, it is " + shown());
        return Optional.empty();
    }

    /** The entries of a mapping in the order written; nothing and a problem when it is none. */
    public Optional<Map<String, Entry>> entries() {
        if (node instanceof MappingNode mapping) {
            var entries = new LinkedHashMap<String, Entry>();
            mapping.getValue().forEach(tuple -> add(entries, at(tuple.getKeyNode(), path), tuple.getValueNode()));
            return Optional.of(entries);
        }
        problem("must be a mapping of keys to values, it is " + shown());
        return Optional.empty();
    }

    private void add(Map<String, Entry> entries, Value key, Node valueNode) {
        var name = key.scalar();
        if (name.isEmpty()) {
            key.problem("has a key that is " + key.shown() + "; keys are plain words");
            return;
        }
        var inside = path.isEmpty() ? shortened(name.get()) : path + "." + shortened(name.get());
        var entry = new Entry(at(key.node, inside), at(valueNode, inside));
        var first = entries.putIfAbsent(name.get(), entry);
        if (first != null) {
            entry.key().problem("is written twice, first in line " + first.key().line() + "; keep one");
        }
    }

    /** All plain texts at a path below, where `*` stands for every item or entry; says nothing about what is missing. */
    Stream<String> textsAt(List<String> below) {
        if (below.isEmpty()) {
            return scalar().stream();
        }
        var rest = below.subList(1, below.size());
        return children(below.getFirst()).flatMap(child -> at(child, path).textsAt(rest));
    }

    private Stream<Node> children(String name) {
        return switch (node) {
            case SequenceNode sequence when name.equals("*") -> sequence.getValue().stream();
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(name))
                        .map(tuple -> tuple.getValueNode());
            default -> Stream.empty();
        };
    }

    int problemsSoFar() {
        return problems.count();
    }

    /** What is written here, short enough for a message. */
    public String shown() {
        return switch (node) {
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a mapping";
            default -> scalar().map(Value::quoted).orElse("empty");
        };
    }

    private static String quoted(String text) {
        return "`" + shortened(text) + "`";
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private Value at(Node other, String otherPath) {
        return new Value(other, otherPath, problems);
    }

    /** A key and what stands behind it. */
    public record Entry(Value key, Value value) {}
}
