package dev.slipway.migrations.rehearsal.kind;

import static dev.slipway.migrations.rehearsal.kind.MigrationKind.CONTRACT;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.EXPAND;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.UNKNOWN;

import dev.slipway.migrations.schema.SchemaObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What keeps its name and becomes something else. */
final class Alterations {

    private static final Pattern ENUM_LABEL = Pattern.compile("'(?:[^']|'')*'");
    private static final String STILL_UNPROVEN = " NOT VALID";

    private Alterations() {}

    static MigrationKind of(SchemaObject before, SchemaObject after) {
        return switch (before.kind()) {
            case COLUMN -> ColumnForm.of(after.definition()).after(ColumnForm.of(before.definition()));
            case TYPE -> type(before.definition(), after.definition());
            case TABLE -> table(before.definition(), after.definition());
            case CONSTRAINT -> before.definition().equals(after.definition() + STILL_UNPROVEN) ? EXPAND : CONTRACT;
            case INDEX -> index(before.definition(), after.definition());
            case GRANT -> privileges(after).containsAll(privileges(before)) ? EXPAND : CONTRACT;
            case STATISTICS, COMMENT -> EXPAND;
            case SCHEMA, EXTENSION, SEQUENCE, VIEW, FUNCTION, TRIGGER, RULE, POLICY, OWNER, SETTING, OTHER -> UNKNOWN;
        };
    }

    /** A new label of an enumeration hurts nobody; one that is gone, or another order, does. */
    private static MigrationKind type(String before, String after) {
        return before.startsWith("enum") && after.startsWith("enum") && isWithin(labels(before), labels(after))
                ? EXPAND
                : CONTRACT;
    }

    private static MigrationKind table(String before, String after) {
        if (withoutOptions(before).equals(withoutOptions(after))) {
            return EXPAND;
        }
        boolean hidesRows = after.contains("row level security") && !before.contains("row level security");
        return hidesRows ? CONTRACT : UNKNOWN;
    }

    private static MigrationKind index(String before, String after) {
        boolean unique = before.startsWith("CREATE UNIQUE") || after.startsWith("CREATE UNIQUE");
        boolean onlyState =
                before.replaceAll(" (INVALID|clustered)", "").equals(after.replaceAll(" (INVALID|clustered)", ""));
        return onlyState || !unique ? EXPAND : CONTRACT;
    }

    private static String withoutOptions(String table) {
        return table.replaceAll(" with \\{.*}", "");
    }

    private static HashSet<String> privileges(SchemaObject grant) {
        return new HashSet<>(Arrays.asList(grant.definition().split(", ", -1)));
    }

    private static List<String> labels(String definition) {
        return ENUM_LABEL.matcher(definition).results().map(MatchResult::group).toList();
    }

    private static boolean isWithin(List<String> few, List<String> many) {
        var rest = many.iterator();
        return few.stream().allMatch(label -> {
            while (rest.hasNext()) {
                if (rest.next().equals(label)) {
                    return true;
                }
            }
            return false;
        });
    }
}
