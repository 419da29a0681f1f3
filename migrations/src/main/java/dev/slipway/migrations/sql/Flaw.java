package dev.slipway.migrations.sql;

/** A place in a script that no PostgreSQL server could make sense of, whatever the schema is. */
public record Flaw(Kind kind, int line, String message) {

    /** What is wrong there. */
    public enum Kind {
        UNFINISHED,
        PSQL_ONLY
    }

    static Flaw unfinished(String text, Token token, int line) {
        var start = text.substring(token.start(), Math.min(token.start() + 12, token.end()))
                .lines()
                .findFirst();
        return new Flaw(
                Kind.UNFINISHED,
                line,
                "what begins with `" + start.orElse("") + "` is never closed: a quote, a dollar quote or a comment");
    }

    static Flaw metaCommand(String command, int line) {
        return new Flaw(
                Kind.PSQL_ONLY,
                line,
                "`" + command + "` is a command of psql, not SQL; write what it does as SQL, or leave it out");
    }

    static Flaw copyFromStandardInput(int line) {
        return new Flaw(
                Kind.PSQL_ONLY,
                line,
                "COPY … FROM STDIN takes its rows from psql, which is not there; write INSERT statements");
    }
}
