package dev.slipway.migrations.sql;

/** One statement of a script, and where it stands, so that an error can be shown where its author wrote it. */
public record Statement(String text, int line, InTransaction inTransaction) {

    /** The line that PostgreSQL means when it counts characters from the start of the statement, beginning with 1. */
    public int lineAt(int position) {
        int end = text.offsetByCodePoints(0, Math.clamp(position - 1L, 0, text.codePointCount(0, text.length())));
        return line
                + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /** The statement on one line, cut short, for messages. */
    public String brief() {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
