package dev.slipway.backup.postgres;

import org.jspecify.annotations.Nullable;

/** Says why a database could not be copied or put back, and what to do about it. */
public final class PostgresTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of thing is in the way; some of it passes by itself. */
    public enum Kind {
        /** Nobody answers, or no longer. */
        UNREACHABLE(true),
        /** Somebody holds a lock, or the snapshot is asked for too much at once. */
        LOCKED(true),
        /** The schema was changed while it was being copied. */
        CHANGED(true),
        /** Somebody wanted it to end. */
        CANCELLED(true),
        /** A program ended without a reason of its own, as a killed one does. */
        ENDED(true),
        /** There is no room. */
        DISK(true),
        /** User and password are not those of the server. */
        LOGIN(false),
        /** The user may not do or read this. */
        PRIVILEGE(false),
        /** The programs that are needed are not there. */
        TOOLS(false),
        /** Whatever PostgreSQL itself refuses. */
        REFUSED(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }
    }

    private final Kind kind;
    private final String fix;

    public PostgresTrouble(Kind kind, String what, String fix, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.fix = fix;
    }

    public PostgresTrouble(Kind kind, String what, String fix) {
        this(kind, what, fix, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same may work later without anybody's doing. */
    public boolean passes() {
        return kind.passing;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String fix() {
        return fix;
    }
}
