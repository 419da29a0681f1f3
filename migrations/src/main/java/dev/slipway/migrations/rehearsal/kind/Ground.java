package dev.slipway.migrations.rehearsal.kind;

import dev.slipway.migrations.schema.SchemaObject;
import dev.slipway.migrations.schema.SchemaObject.Kind;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the release before knows: tables with their columns; and which new types refuse to be left empty. */
record Ground(Map<String, Set<String>> columns, Set<String> strictDomains) {

    private static final Pattern IDENTIFIER = Pattern.compile("\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    static Ground of(SchemaSnapshot before, SchemaSnapshot after) {
        var columns = new HashMap<String, Set<String>>();
        for (var object : before.objects()) {
            if (object.kind() == Kind.TABLE) {
                columns.computeIfAbsent(object.name(), _ -> new HashSet<>());
            } else if (object.kind() == Kind.COLUMN) {
                columns.computeIfAbsent(Label.tableOf(object), _ -> new HashSet<>())
                        .add(Label.column(object));
            }
        }
        var strict = new HashSet<String>();
        after.objects().stream()
                .filter(object ->
                        object.kind() == Kind.TYPE && object.definition().matches("(?s)domain of .* not null.*"))
                .forEach(object -> strict.add(object.name()));
        return new Ground(columns, strict);
    }

    boolean knows(SchemaObject partOfTable) {
        return columns.containsKey(Label.tableOf(partOfTable));
    }

    /** Whether a text speaks of a column that was there before. */
    boolean speaksOfOldColumns(String table, String text) {
        var old = columns.getOrDefault(table, Set.of());
        return IDENTIFIER.matcher(text).results().anyMatch(found -> old.contains(found.group()));
    }
}
