package dev.slipway.backup.loss;

import dev.slipway.backup.fingerprint.TablePicture;
import dev.slipway.backup.fingerprint.TablePicture.Activity;
import dev.slipway.migrations.data.TableName;

/**
 * What was written into one table since a backup and would be gone after a restore.
 *
 * @param counted whether the server has counted it; otherwise the numbers are the least that must have happened
 */
public record LostRows(TableName table, long inserted, long updated, long deleted, boolean counted) {

    /** In a table that holds something else than then, and so many rows now. */
    static LostRows between(TablePicture then, long rows, Activity now) {
        long grown = rows - then.content().rows();
        if (now.continues(then.activity())) {
            var since = now.since(then.activity());
            long gone = since.inserted() - since.deleted() - grown;
            if (gone == 0 && since.sum() > 0) {
                return new LostRows(then.name(), since.inserted(), since.updated(), since.deleted(), true);
            }
            if (gone > 0) {
                return unexplained(then, since, gone, now.inSameFile(then.activity()));
            }
        }
        return new LostRows(then.name(), Math.max(grown, 0), grown == 0 ? 1 : 0, Math.max(-grown, 0), false);
    }

    /** Rows that were inserted or there and are not there now, though nobody has deleted them one by one. */
    private static LostRows unexplained(TablePicture then, Activity since, long gone, boolean sameFile) {
        return sameFile && gone <= since.inserted()
                ? new LostRows(
                        then.name(), since.inserted() - gone, since.updated(), since.deleted(), true) // rolled back
                : new LostRows(
                        then.name(), since.inserted(), since.updated(), since.deleted() + gone, false); // emptied
    }

    static LostRows none(TableName table) {
        return new LostRows(table, 0, 0, 0, true);
    }

    /** What came on top, as the server has counted it. */
    LostRows and(Activity since) {
        return new LostRows(
                table, inserted + since.inserted(), updated + since.updated(), deleted + since.deleted(), counted);
    }

    public long rows() {
        return inserted + updated + deleted;
    }

    @Override
    public String toString() {
        return "%s: %d rows inserted, %d updated, %d deleted since%s"
                .formatted(table, inserted, updated, deleted, counted ? "" : " (at least)");
    }
}
