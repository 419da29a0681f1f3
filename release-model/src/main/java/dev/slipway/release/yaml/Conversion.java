package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes a tree of the parser's nodes, with aliases shared, and complains about keys that cannot be used. */
final class Conversion {

    private final Function<Optional<Mark>, Place> places;
    private final Problems problems;
    private final boolean onlyTextKeys;
    private final Map<Node, Tree> done = new IdentityHashMap<>();

    Conversion(Function<Optional<Mark>, Place> places, Problems problems, boolean onlyTextKeys) {
        this.places = places;
        this.problems = problems;
        this.onlyTextKeys = onlyTextKeys;
    }

    Tree of(Node root) {
        return at(root, "");
    }

    private Tree at(Node node, String path) {
        var known = done.get(node);
        if (known != null) {
            return known;
        }
        var tree = fresh(node, path);
        done.put(node, tree);
        return tree;
    }

    private Tree fresh(Node node, String path) {
        var tag = node.getTag().getValue();
        return switch (node) {
            case MappingNode mapping -> new Tree.Mapping(entries(mapping, path), tag, place(node));
            case SequenceNode sequence -> new Tree.Sequence(items(sequence, path), tag, place(node));
            case ScalarNode scalar -> new Tree.Scalar(scalar.getValue(), tag, place(node));
            default -> throw new IllegalStateException("the parser left an unresolved node " + node);
        };
    }

    private List<Tree> items(SequenceNode sequence, String path) {
        var items = new ArrayList<Tree>();
        sequence.getValue().forEach(item -> items.add(at(item, path + "[" + items.size() + "]")));
        return items;
    }

    private Map<String, Tree.Entry> entries(MappingNode mapping, String path) {
        var entries = new LinkedHashMap<String, Tree.Entry>();
        mapping.getValue().forEach(tuple -> add(entries, tuple, path));
        return entries;
    }

    private void add(Map<String, Tree.Entry> entries, NodeTuple tuple, String path) {
        var place = place(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key) || Tag.NULL.equals(key.getTag())) {
            problems.add(
                    place,
                    Value.named(path) + " has a key that is " + Value.shown(at(tuple.getKeyNode(), path))
                            + "; keys are plain words");
            return;
        }
        if (onlyTextKeys && !Tag.STR.equals(key.getTag())) {
            problems.add(
                    place,
                    Value.named(path) + " has the key `" + Value.shortened(key.getValue())
                            + "`, which is read as something else than text; put it in quotes");
        }
        var inside = Value.inside(path, key.getValue());
        var entry = new Tree.Entry(place, at(tuple.getValueNode(), inside));
        var first = entries.putIfAbsent(key.getValue(), entry);
        if (first != null) {
            problems.add(
                    place,
                    Value.named(inside) + " is written twice, first in line "
                            + first.keyPlace().line() + "; keep one");
        }
    }

    private Place place(Node node) {
        return places.apply(node.getStartMark());
    }
}
