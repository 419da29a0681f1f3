package dev.slipway.migrations.schema;

import java.util.Comparator;
import java.util.Locale;

/** One thing in a schema, with everything about it that PostgreSQL would need to make it again. */
public record SchemaObject(Kind kind, String name, String definition) implements Comparable<SchemaObject> {

    /** The kinds of things, in the order in which a person would read about them. */
    public enum Kind {
        SCHEMA,
        EXTENSION,
        TYPE,
        SEQUENCE,
        TABLE,
        COLUMN,
        CONSTRAINT,
        INDEX,
        VIEW,
        FUNCTION,
        TRIGGER,
        RULE,
        POLICY,
        STATISTICS,
        COMMENT,
        GRANT,
        OWNER,
        SETTING,
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<SchemaObject> ORDER =
            Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name);

    @Override
    public int compareTo(SchemaObject other) {
        return ORDER.compare(this, other);
    }

    /** By what it is called, whatever it consists of. */
    String label() {
        return kind.word() + " " + name;
    }

    @Override
    public String toString() {
        return label() + ": " + definition;
    }
}
