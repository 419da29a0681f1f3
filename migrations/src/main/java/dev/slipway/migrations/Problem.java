package dev.slipway.migrations;

import java.util.Comparator;
import java.util.OptionalInt;

/** Something about a set of migrations that its author has to mend, with the place to mend it. */
public record Problem(Kind kind, String file, OptionalInt line, String message) {

    static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparing(problem -> problem.line().orElse(0));

    /** What is wrong, so that a policy can judge it without reading sentences. */
    public enum Kind {
        /** Too large, a link, or not to be opened. */
        UNREADABLE,
        NOT_UTF8,
        /** No layout that is known, or several at once, or a file with a name that its layout does not allow. */
        LAYOUT,
        /** SQL that the layout has no place for, and that nobody will ever run. */
        STRAY,
        DUPLICATE,
        GAP,
        EMPTY,
        NO_ROLLBACK,
        /** A comment for Slipway that says nothing it could act on. */
        DIRECTIVE,
        /** A quote or comment without an end. */
        UNFINISHED,
        /** Needs psql to be run. */
        PSQL_ONLY,
        /** Begins or ends a transaction, or has statements in it that cannot share one. */
        TRANSACTION,
        FOREIGN_DIALECT,
        EDITED,
        OUT_OF_ORDER,
        FILE_MISSING,
        /** A run that was cut off, which a person must look at. */
        CUT_OFF
    }

    public static Problem of(Kind kind, String file, String message) {
        return new Problem(kind, file, OptionalInt.empty(), message);
    }

    public static Problem at(Kind kind, String file, int line, String message) {
        return new Problem(kind, file, OptionalInt.of(line), message);
    }

    /** As it is shown to a person: place, then what is wrong. */
    @Override
    public String toString() {
        return file + (line.isPresent() ? ":" + line.getAsInt() : "") + ": " + message;
    }
}
