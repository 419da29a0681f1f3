package dev.slipway.migrations.rehearsal.kind;

import java.util.Optional;
import java.util.regex.Pattern;

/** A column's definition taken apart, as far as it decides who can go on using it. */
record ColumnForm(
        String type, boolean notNull, Optional<String> identity, Optional<String> generated, Optional<String> preset) {

    private static final Pattern PARTS = Pattern.compile("(?s)(?<type>.*?)"
            + "(?<notnull> not null)?"
            + "(?<identity> generated (?:always|by default) as identity)?"
            + "(?: (?<generated>generated always as \\(.*\\) (?:stored|virtual))| default (?<preset>.*?))?"
            + "(?: storage .)?(?: statistics \\d+)?(?: options \\{.*\\})?(?: inherited)?");

    static ColumnForm of(String definition) {
        var parts = PARTS.matcher(definition);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a column's definition: " + definition);
        }
        return new ColumnForm(
                parts.group("type"),
                parts.group("notnull") != null,
                Optional.ofNullable(parts.group("identity")).map(String::strip),
                Optional.ofNullable(parts.group("generated")),
                Optional.ofNullable(parts.group("preset")));
    }

    /** Whether a row can be inserted by somebody who does not name this column. */
    boolean fillsItself() {
        return !notNull || preset.isPresent() || identity.isPresent() || generated.isPresent();
    }

    /** What it means to those who know the column as it was. */
    MigrationKind after(ColumnForm before) {
        if (!type.equals(before.type)
                || notNull && !before.notNull
                || !generated.equals(before.generated)
                || before.preset.isPresent() && preset.isEmpty()
                || narrowedIdentity(before)) {
            return MigrationKind.CONTRACT;
        }
        return before.preset.isPresent() && !preset.equals(before.preset)
                ? MigrationKind.UNKNOWN
                : MigrationKind.EXPAND;
    }

    /** One that is always generated takes no value; one that is gone gives none. */
    private boolean narrowedIdentity(ColumnForm before) {
        return !identity.equals(before.identity)
                && (identity.isEmpty() || identity.get().contains("always"));
    }
}
