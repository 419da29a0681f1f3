package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import java.util.OptionalLong;

/**
 * One table in figures.
 *
 * @param derived whether its rows are computed from others, as those of a materialised view are
 * @param activity how much the server had counted there
 */
public record TablePicture(TableName name, boolean derived, TableContent content, Activity activity) {

    /**
     * Rows ever inserted, updated and deleted, as far as the server remembers.
     *
     * @param file which one holds the rows: emptying a table at one stroke is not counted, but begins another file
     */
    public record Activity(long inserted, long updated, long deleted, OptionalLong file) {

        public static final Activity NONE = new Activity(0, 0, 0, OptionalLong.empty());

        /** Whether counting went on from there, which it does not after a crash or a reset. */
        public boolean continues(Activity earlier) {
            return inserted >= earlier.inserted && updated >= earlier.updated && deleted >= earlier.deleted;
        }

        public long sum() {
            return inserted + updated + deleted;
        }

        public Activity since(Activity earlier) {
            return new Activity(
                    inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted, file);
        }

        public boolean inSameFile(Activity earlier) {
            return file.isPresent() && file.equals(earlier.file);
        }
    }
}
