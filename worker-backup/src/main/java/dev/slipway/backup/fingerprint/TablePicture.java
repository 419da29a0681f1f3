package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;

/**
 * One table in figures.
 *
 * @param derived whether its rows are computed from others, as those of a materialised view are
 * @param activity how much the server had counted there
 */
public record TablePicture(TableName name, boolean derived, TableContent content, Activity activity) {

    /** Rows ever inserted, updated and deleted, as far as the server remembers. */
    public record Activity(long inserted, long updated, long deleted) {

        public static final Activity NONE = new Activity(0, 0, 0);

        /** Whether counting went on from there, which it does not after a crash or a reset. */
        public boolean continues(Activity earlier) {
            return inserted >= earlier.inserted && updated >= earlier.updated && deleted >= earlier.deleted;
        }

        public long sum() {
            return inserted + updated + deleted;
        }

        public Activity since(Activity earlier) {
            return new Activity(inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted);
        }
    }
}
