package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.data.TableName;

/** How many rows of one table were written, as PostgreSQL counts them: also those that were written twice. */
public record RowsTouched(TableName table, long inserted, long updated, long deleted) {

    @Override
    public String toString() {
        return table + ": " + inserted + " inserted, " + updated + " updated, " + deleted + " deleted";
    }
}
