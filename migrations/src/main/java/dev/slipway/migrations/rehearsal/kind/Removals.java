package dev.slipway.migrations.rehearsal.kind;

import static dev.slipway.migrations.rehearsal.kind.MigrationKind.CONTRACT;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.EXPAND;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.UNKNOWN;

import dev.slipway.migrations.schema.SchemaObject;

/** What is gone is missed by those who use it, unless it only bound or hurried them. */
final class Removals {

    private Removals() {}

    static MigrationKind of(SchemaObject object) {
        return switch (object.kind()) {
            case SCHEMA, EXTENSION, TYPE, SEQUENCE, TABLE, COLUMN, VIEW, FUNCTION, GRANT, OTHER -> CONTRACT;
            case CONSTRAINT -> constraint(object.definition());
            case INDEX -> object.definition().startsWith("CREATE UNIQUE") ? CONTRACT : EXPAND;
            case STATISTICS, COMMENT, OWNER -> EXPAND;
            case TRIGGER, RULE, POLICY, SETTING -> UNKNOWN;
        };
    }

    /** `ON CONFLICT` needs the unique ones; a cascade has done work that nobody does now. */
    private static MigrationKind constraint(String definition) {
        if (definition.startsWith("PRIMARY KEY")
                || definition.startsWith("UNIQUE")
                || definition.startsWith("EXCLUDE")) {
            return CONTRACT;
        }
        return definition.contains(" ON DELETE ") || definition.contains(" ON UPDATE ") ? UNKNOWN : EXPAND;
    }
}
