package dev.slipway.migrations.run;

import dev.slipway.migrations.Migration;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Script;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.history.HistoryEntry.Move;

/** One migration to be run in one direction; a list of them is what will be done, before anything is. */
public record Step(Move move, Version version, String name, Script script, String checksum, Rollback rollback) {

    static Step up(Migration migration) {
        return new Step(
                Move.UP,
                migration.version(),
                migration.name(),
                migration.up(),
                migration.up().checksum(),
                migration.rollback());
    }

    /** With the script that was shipped together with what it undoes. */
    static Step down(HistoryEntry applied, Script rollback) {
        return new Step(Move.DOWN, applied.version(), applied.name(), rollback, applied.checksum(), applied.rollback());
    }

    public boolean inTransaction() {
        return !script.sql().withoutTransaction();
    }

    @Override
    public String toString() {
        return (move == Move.DOWN ? "rollback of " : "") + name;
    }
}
