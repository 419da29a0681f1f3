package dev.slipway.migrations.rehearsal.kind;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.schema.SchemaDifference;
import dev.slipway.migrations.schema.SchemaDifference.Added;
import dev.slipway.migrations.schema.SchemaDifference.Change;
import dev.slipway.migrations.schema.SchemaDifference.Changed;
import dev.slipway.migrations.schema.SchemaDifference.Removed;
import dev.slipway.migrations.schema.SchemaObject;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Judges a migration by what it has done to the catalog, to locks and to rows; how its SQL is written does not matter. */
public final class Classifier {

    private static final String NOTHING = "nothing has changed that others could see";

    private final SchemaDifference difference;
    private final Additions additions;

    private Classifier(SchemaSnapshot before, SchemaSnapshot after) {
        this.difference = before.to(after);
        this.additions = new Additions(Ground.of(before, after));
    }

    /** One thing that was seen, and what it would make of the migration alone. */
    private record Sign(MigrationKind kind, String reason) {}

    public static Classification of(SchemaSnapshot before, SchemaSnapshot after, Seen seen) {
        return new Classifier(before, after).judge(seen);
    }

    private Classification judge(Seen seen) {
        var signs = new ArrayList<Sign>();
        difference.changes().forEach(change -> signs.add(new Sign(kind(change), change.toString())));
        seen.otherRows().stream().sorted().forEach(table -> signs.add(otherRows(table)));
        seen.lockedOut().stream()
                .filter(table -> !seen.otherRows().contains(table) && !isExplained(table))
                .sorted()
                .forEach(table -> signs.add(unexplained(table)));
        var worst =
                signs.stream().map(Sign::kind).max(Comparator.naturalOrder()).orElse(MigrationKind.EXPAND);
        return new Classification(worst, reasons(signs, worst));
    }

    private MigrationKind kind(Change change) {
        return switch (change) {
            case Added(var object) -> additions.of(object);
            case Removed(var object) -> Removals.of(object);
            case Changed(var before, var after) -> Alterations.of(before, after);
        };
    }

    private boolean isExplained(TableName table) {
        return difference.changes().stream().flatMap(Classifier::objects).anyMatch(each -> Label.mentions(each, table));
    }

    private static Stream<SchemaObject> objects(Change change) {
        return switch (change) {
            case Added(var object) -> Stream.of(object);
            case Removed(var object) -> Stream.of(object);
            case Changed(var before, var after) -> Stream.of(before, after);
        };
    }

    private static Sign otherRows(TableName table) {
        return new Sign(
                MigrationKind.UNKNOWN, table + " holds other values, or other rows, in the columns that it had before");
    }

    private static Sign unexplained(TableName table) {
        return new Sign(
                MigrationKind.UNKNOWN, table + " was kept from everybody, and the catalog does not show what for");
    }

    private static List<String> reasons(List<Sign> signs, MigrationKind worst) {
        return signs.isEmpty()
                ? List.of(NOTHING)
                : signs.stream()
                        .filter(sign -> sign.kind() == worst)
                        .map(Sign::reason)
                        .toList();
    }
}
