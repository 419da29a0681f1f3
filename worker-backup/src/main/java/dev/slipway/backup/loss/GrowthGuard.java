package dev.slipway.backup.loss;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.backup.proof.Guard;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Ends a restore that takes more room than what was backed up: the disk under it is the one that the application writes
 * to, and nobody but its server can tell how much is left there.
 */
record GrowthGuard(Connection outside, String database, long original) implements Guard {

    /** Beside what was backed up; even an empty database takes some. */
    private static final long MARGIN = 256L << 20;

    private static final String SIZE = """
            select pg_catalog.pg_database_size(d.oid) from pg_catalog.pg_database d where d.datname = ?""";

    @Override
    public void check() throws PostgresTrouble {
        long most = original + original / 2 + MARGIN;
        long size = size();
        if (size > most) {
            throw new PostgresTrouble(
                    Kind.REFUSED,
                    "the restored database has grown to %d MB beside the live one, and what was backed up had %d MB"
                            .formatted(size >> 20, original >> 20),
                    "look whether the database grows when it is restored: put the backup into an empty database"
                            + " elsewhere with `slipway restore --into`");
        }
    }

    private long size() throws PostgresTrouble {
        try (var query = outside.prepareStatement(SIZE)) {
            query.setString(1, database);
            var row = query.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException failed) {
            throw SqlTrouble.of("the size of " + database + " cannot be asked for", failed);
        }
    }
}
