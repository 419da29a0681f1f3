package dev.slipway.validate.database;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.parts.database.ShippedMigrations;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import java.util.Optional;

/** The migrations of a release that is being looked at. */
final class ReleaseMigrations {

    static final Finding NONE = Finding.notApplicable("the release has no migrations that Slipway runs");

    private ReleaseMigrations() {}

    static Optional<MigrationSet> in(Opened.Contents contents) {
        return ShippedMigrations.in(contents.folder(), contents.application());
    }
}
