package dev.slipway.release.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns text into trees without being led into deep recursion or endless expansion by it. */
final class Composition {

    private static final long ENDLESS = Long.MAX_VALUE / 4;

    private final String file;
    private final Problems problems;
    private final YamlLimits limits;
    private final ScalarRules rules;
    private final LoadSettings settings;

    Composition(String file, Problems problems, YamlLimits limits, ScalarRules rules) {
        this.file = file;
        this.problems = problems;
        this.limits = limits;
        this.rules = rules;
        this.settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowDuplicateKeys(true) // found by Conversion, which can say where the first one is
                .setAllowNonScalarKeys(true) // refused by Conversion, in words
                .setCodePointLimit(Integer.MAX_VALUE) // the bytes are bounded before
                .setMaxAliasesForCollections(Integer.MAX_VALUE) // the expanded size is bounded below
                .setSchema(rules.schema())
                .build();
    }

    /** The one document that there must be. */
    Optional<Tree> one(String text) {
        var roots = guarded(text, () -> {
            var root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(Place.ofWholeFile(file), "is empty; see the guide for a complete example");
            }
            return root.stream().toList();
        });
        return roots.stream().findFirst();
    }

    /** All documents, however many there are. */
    List<Tree> all(String text) {
        return guarded(text, () -> {
            var documents = new ArrayList<Node>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return documents;
        });
    }

    private List<Tree> guarded(String text, Supplier<List<Node>> composing) {
        try {
            if (!shallow(text)) {
                return List.of();
            }
            var roots = composing.get();
            return roots.stream().allMatch(this::small) ? converted(roots) : List.of();
        } catch (MarkedYamlEngineException e) {
            problems.add(place(e.getProblemMark()), "is not YAML here: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(Place.ofWholeFile(file), "is not YAML: " + e.getMessage());
        }
        return List.of();
    }

    private List<Tree> converted(List<Node> roots) {
        return roots.stream()
                .map(root -> new Conversion(this::place, problems, rules.wantTextKeys()).of(root))
                .toList();
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> Place.ofWholeFile(file));
    }

    /** The composer recurses, the parser does not: so the depth is looked at first, on events. */
    private boolean shallow(String text) {
        var depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > limits.depth()) {
                problems.add(
                        place(event.getStartMark()), "is nested deeper than the " + limits.depth() + " levels allowed");
                return false;
            }
        }
        return true;
    }

    private boolean small(Node root) {
        var nodes = expanded(root, new IdentityHashMap<>());
        if (nodes >= ENDLESS) {
            problems.add(place(root.getStartMark()), "has an alias that contains itself; write the value out");
        } else if (nodes > limits.nodes()) {
            problems.add(
                    place(root.getStartMark()),
                    "has more than the " + limits.nodes() + " values allowed once aliases expand");
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
