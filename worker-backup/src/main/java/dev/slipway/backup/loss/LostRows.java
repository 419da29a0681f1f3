package dev.slipway.backup.loss;

import dev.slipway.migrations.data.TableName;

/**
 * What was written into one table since a backup and would be gone after a restore.
 *
 * @param counted whether the server has counted it; otherwise the numbers are the least that must have happened
 */
public record LostRows(TableName table, long inserted, long updated, long deleted, boolean counted) {

    public long rows() {
        return inserted + updated + deleted;
    }

    @Override
    public String toString() {
        return "%s: %d rows inserted, %d updated, %d deleted since%s"
                .formatted(table, inserted, updated, deleted, counted ? "" : " (at least)");
    }
}
