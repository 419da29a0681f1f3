package dev.slipway.migrations.sql;

/** A piece of a script that PostgreSQL would not take apart any further, by where it lies. */
record Token(Kind kind, int start, int end) {

    /** What a piece can be, as far as finding the ends of statements needs to know. */
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        OPEN,
        CLOSE,
        SEMICOLON,
        BACKSLASH,
        COMMENT,
        UNFINISHED,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
