package dev.slipway.migrations.rehearsal.kind;

import static dev.slipway.migrations.rehearsal.kind.MigrationKind.CONTRACT;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.EXPAND;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.UNKNOWN;

import dev.slipway.migrations.schema.SchemaObject;

/** Something new is harmless to those who do not know it, unless it binds what they do know. */
record Additions(Ground ground) {

    MigrationKind of(SchemaObject object) {
        return switch (object.kind()) {
            case SCHEMA, EXTENSION, TYPE, SEQUENCE, TABLE, VIEW, FUNCTION, STATISTICS, COMMENT, GRANT, OWNER -> EXPAND;
            case COLUMN -> ground.knows(object) ? column(ColumnForm.of(object.definition())) : EXPAND;
            case CONSTRAINT -> ground.knows(object) ? constraint(object) : EXPAND;
            case INDEX -> ground.knows(object) ? index(object) : EXPAND;
            case TRIGGER, RULE, POLICY ->
                ground.knows(object) || Label.tableOf(object).isEmpty() ? UNKNOWN : EXPAND;
            case SETTING, OTHER -> UNKNOWN;
        };
    }

    private MigrationKind column(ColumnForm form) {
        boolean strict =
                ground.strictDomains().contains(form.type()) && form.preset().isEmpty();
        return form.fillsItself() && !strict ? EXPAND : CONTRACT;
    }

    private MigrationKind constraint(SchemaObject constraint) {
        var definition = constraint.definition();
        var own = definition.startsWith("FOREIGN KEY") ? definition.split(" REFERENCES ", 2)[0] : definition;
        boolean demands = definition.startsWith("CHECK") && definition.contains("IS NOT NULL");
        return demands || ground.speaksOfOldColumns(Label.tableOf(constraint), own) ? CONTRACT : EXPAND;
    }

    private MigrationKind index(SchemaObject index) {
        boolean narrows = index.definition().startsWith("CREATE UNIQUE")
                && ground.speaksOfOldColumns(Label.tableOf(index), Label.indexed(index));
        return narrows ? CONTRACT : EXPAND;
    }
}
