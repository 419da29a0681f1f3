package dev.slipway.migrations.schema;

import dev.slipway.migrations.schema.SchemaObject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one schema differs from another, object by object. */
public record SchemaDifference(List<Change> changes) {

    public SchemaDifference {
        changes = List.copyOf(changes);
    }

    /** One object that is not the same in both. */
    public sealed interface Change {}

    /** It is in the second schema only. */
    public record Added(SchemaObject object) implements Change {

        @Override
        public String toString() {
            return "+ " + Wording.oneLine(object);
        }
    }

    /** It is in the first schema only. */
    public record Removed(SchemaObject object) implements Change {

        @Override
        public String toString() {
            return "- " + Wording.oneLine(object);
        }
    }

    /** It has the same name in both, and another definition. */
    public record Changed(SchemaObject before, SchemaObject after) implements Change {

        @Override
        public String toString() {
            return "~ " + Wording.change(before, after);
        }
    }

    static SchemaDifference between(SchemaSnapshot before, SchemaSnapshot after) {
        var first = byLabel(before);
        var second = byLabel(after);
        var changes = new ArrayList<Change>();
        before.objects().stream()
                .filter(object -> object.kind() != Kind.OWNER && !second.containsKey(object.label()))
                .forEach(object -> changes.add(new Removed(object)));
        for (var object : after.objects()) {
            var old = first.get(object.label());
            if (old == null && object.kind() != Kind.OWNER) { // an owner comes and goes with what it owns
                changes.add(new Added(object));
            } else if (old != null && !old.definition().equals(object.definition())) {
                changes.add(new Changed(old, object));
            }
        }
        return new SchemaDifference(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** A line for each change, with + - ~ before it. */
    @Override
    public String toString() {
        return changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }

    private static Map<String, SchemaObject> byLabel(SchemaSnapshot snapshot) {
        var objects = new TreeMap<String, SchemaObject>();
        snapshot.objects().forEach(object -> objects.put(object.label(), object));
        return objects;
    }
}
