package dev.slipway.migrations.rehearsal;

/** A reason why the migrations must not run in production, and what to do about it. */
public record Finding(Code code, String migration, String message, String fix) {

    /** What is wrong, so that a program can judge it without reading sentences. */
    public enum Code {
        CANNOT_RUN,
        MIGRATION_FAILS,
        ROLLBACK_FAILS,
        FAILS_THE_SECOND_TIME,
        SCHEMA_DOES_NOT_COME_BACK,
        DATA_DOES_NOT_COME_BACK,
        SECOND_TIME_DIFFERS,
        LOCK_TOO_LONG,
        TOO_SLOW,
        TOO_LARGE,
        ASSERTION_FAILS
    }

    @Override
    public String toString() {
        return (migration.isEmpty() ? "" : migration + ": ") + message + "\n  → " + fix;
    }
}
