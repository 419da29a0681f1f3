package dev.slipway.migrations.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses for which other database a script was written, once PostgreSQL has refused it. */
public enum ForeignDialect {
    SQLITE(
            "SQLite",
            "AUTOINCREMENT",
            "PRAGMA\\s+\\w+",
            "WITHOUT\\s+ROWID",
            "INSERT\\s+OR\\s+(?:REPLACE|IGNORE)",
            "datetime\\s*\\(\\s*'now'",
            "strftime\\s*\\(",
            "DATETIME"),
    MYSQL(
            "MySQL",
            "`\\w+`",
            "AUTO_INCREMENT",
            "ENGINE\\s*=\\s*\\w+",
            "UNSIGNED",
            "TINYINT",
            "(?:MEDIUM|LONG)(?:TEXT|BLOB)",
            "DATETIME",
            "ON\\s+UPDATE\\s+CURRENT_TIMESTAMP",
            "(?:DEFAULT\\s+)?CHARSET\\s*=",
            "MODIFY\\s+COLUMN",
            "DELIMITER"),
    SQL_SERVER(
            "SQL Server",
            "NVARCHAR",
            "IDENTITY\\s*\\(\\s*\\d",
            "GETDATE\\s*\\(",
            "UNIQUEIDENTIFIER",
            "\\[dbo\\]",
            "DATETIME2"),
    ORACLE("Oracle", "VARCHAR2", "NUMBER\\s*\\(", "SYSDATE", "NVL\\s*\\(");

    private final String title;
    private final List<Pattern> marks;

    ForeignDialect(String title, String... marks) {
        this.title = title;
        this.marks = Arrays.stream(marks)
                .map(mark -> Pattern.compile("(?<!\\w)" + mark + "(?!\\w)", Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** The dialect with most marks in the script, with the marks as they are written there. */
    public static Optional<String> hint(String script) {
        return Arrays.stream(values())
                .map(dialect -> new Guess(dialect, dialect.seenIn(script)))
                .filter(guess -> !guess.seen().isEmpty())
                .reduce((best, next) -> next.seen().size() > best.seen().size() ? next : best)
                .map(guess -> "this looks like " + guess.dialect().title + " (" + String.join(", ", guess.seen())
                        + "); write it for PostgreSQL");
    }

    private record Guess(ForeignDialect dialect, List<String> seen) {}

    private List<String> seenIn(String script) {
        return marks.stream()
                .map(mark -> mark.matcher(script))
                .filter(Matcher::find)
                .map(found -> found.group().replaceAll("\\s+", " "))
                .toList();
    }
}
