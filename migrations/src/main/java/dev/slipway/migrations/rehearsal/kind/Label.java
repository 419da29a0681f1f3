package dev.slipway.migrations.rehearsal.kind;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.schema.SchemaObject;
import java.util.regex.Pattern;

/** Takes apart what the catalog calls things: `schema.table.column`, `constraint on schema.table`. */
final class Label {

    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[^\". ]+)";
    private static final Pattern COLUMN =
            Pattern.compile("(" + IDENTIFIER + "\\." + IDENTIFIER + ")\\.(" + IDENTIFIER + ")");
    private static final Pattern ON_TABLE = Pattern.compile(IDENTIFIER + " on (.+)");
    private static final Pattern INDEX =
            Pattern.compile(" ON (?:ONLY )?(" + IDENTIFIER + "\\." + IDENTIFIER + ") USING (.*)");

    private Label() {}

    /** The table that an object is part of; empty for what stands alone. */
    static String tableOf(SchemaObject object) {
        return switch (object.kind()) {
            case TABLE -> object.name();
            case COLUMN -> group(COLUMN, object.name(), 1);
            case CONSTRAINT, TRIGGER, RULE, POLICY -> group(ON_TABLE, object.name(), 1);
            case INDEX -> group(INDEX, object.definition(), 1);
            case SCHEMA, EXTENSION, TYPE, SEQUENCE, VIEW, FUNCTION, STATISTICS, COMMENT, GRANT, OWNER, SETTING, OTHER ->
                "";
        };
    }

    static String column(SchemaObject object) {
        return group(COLUMN, object.name(), 2);
    }

    /** The part of an index's definition that may speak of columns. */
    static String indexed(SchemaObject index) {
        return group(INDEX, index.definition(), 2);
    }

    /** Whether an object is, belongs to, or speaks of a table. */
    static boolean mentions(SchemaObject object, TableName table) {
        var name = (table.schema() + "." + table.name()).replace("\"", "");
        return (object.name() + " " + object.definition()).replace("\"", "").contains(name);
    }

    private static String group(Pattern pattern, String text, int group) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(group) : "";
    }
}
