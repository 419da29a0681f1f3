package dev.slipway.migrations.schema;

/** Puts objects and their changes on one line each, as short as can be understood. */
final class Wording {

    private static final int LONGEST = 160;

    private Wording() {}

    static String oneLine(SchemaObject object) {
        return object.label() + ": " + shortened(object.definition());
    }

    /** Of two long definitions the first line that differs says more than both. */
    static String change(SchemaObject before, SchemaObject after) {
        var old = before.definition().lines().toList();
        var now = after.definition().lines().toList();
        int line = 0;
        while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
            line++;
        }
        var place = Math.max(old.size(), now.size()) > 1 ? " (line " + (line + 1) + ")" : "";
        return before.label() + place + ": "
                + (line < old.size() ? shortened(old.get(line)) : "nothing") + " → "
                + (line < now.size() ? shortened(now.get(line)) : "nothing");
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
