package dev.slipway.migrations.data;

import java.util.Comparator;

/** What a table is called, whatever letters its author has found fit for it. */
public record TableName(String schema, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    /** Safe within a statement. */
    public String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    /** An identifier, safe within a statement. */
    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** As a person would write it. */
    @Override
    public String toString() {
        return written(schema) + "." + written(name);
    }

    private static String written(String identifier) {
        return identifier.matches("[a-z_][a-z0-9_$]*") ? identifier : quoted(identifier);
    }
}
