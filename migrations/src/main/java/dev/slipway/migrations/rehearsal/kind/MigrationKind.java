package dev.slipway.migrations.rehearsal.kind;

/** Whether the release before can go on working on what a migration leaves, from the kindest to the worst. */
public enum MigrationKind {
    /** It only adds what the release before need not know about. */
    EXPAND("only adds; the release before goes on working"),
    /** What was seen does not decide it. */
    UNKNOWN("cannot be told from the catalog; take it for one that the release before does not stand"),
    /** It takes away, renames or narrows something that the release before may use. */
    CONTRACT("takes away or narrows; the release before may fail on it"),
    /** There is no way back that brings back the data. */
    IRREVERSIBLE("has no way back; only the backup brings back what was there");

    private final String words;

    MigrationKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
