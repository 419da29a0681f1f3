package dev.slipway.release.yaml;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns text into nodes without being led into deep recursion or endless expansion by it. */
final class Composition {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setAllowDuplicateKeys(true) // found by Value, which can say where the first one is
            .setAllowNonScalarKeys(true) // refused by Value, in words
            .setCodePointLimit(Integer.MAX_VALUE) // the bytes are bounded before
            .setMaxAliasesForCollections(Integer.MAX_VALUE) // the expanded size is bounded below
            .build();

    private static final long ENDLESS = Long.MAX_VALUE / 4;

    private final Problems problems;
    private final YamlLimits limits;

    Composition(Problems problems, YamlLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    Optional<Node> of(String text) {
        try {
            if (!shallow(text)) {
                return Optional.empty();
            }
            var root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                problems.add(Optional.empty(), "is empty; see the guide for a complete example");
            }
            return root.filter(this::small);
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark(), "is not YAML here: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(Optional.empty(), "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The composer recurses, the parser does not: so the depth is looked at first, on events. */
    private boolean shallow(String text) {
        var depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > limits.depth()) {
                problems.add(event.getStartMark(), "is nested deeper than the " + limits.depth() + " levels allowed");
                return false;
            }
        }
        return true;
    }

    private boolean small(Node root) {
        var nodes = expanded(root, new IdentityHashMap<>());
        if (nodes >= ENDLESS) {
            problems.add(root.getStartMark(), "has an alias that contains itself; write the value out");
        } else if (nodes > limits.nodes()) {
            problems.add(
                    root.getStartMark(), "has more than the " + limits.nodes() + " values allowed once aliases expand");
        }
        return nodes <= limits.nodes();
    }

    private static long expanded(Node node, Map<Node, Long> known) {
        var before = known.get(node);
        if (before != null) {
            return before;
        }
        known.put(node, ENDLESS); // until it is counted: whoever meets it meanwhile is inside it
        var sum = 1L;
        for (var child : children(node)) {
            sum = Math.min(ENDLESS, sum + expanded(child, known));
        }
        known.put(node, sum);
        return sum;
    }

    private static List<Node> children(Node node) {
        return switch (node) {
            case SequenceNode sequence -> sequence.getValue();
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .flatMap(tuple -> List.of(tuple.getKeyNode(), tuple.getValueNode()).stream())
                        .toList();
            default -> List.of();
        };
    }
}
