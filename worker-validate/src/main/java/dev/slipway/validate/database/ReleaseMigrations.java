package dev.slipway.validate.database;

import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.UsualFolders;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import java.util.Optional;

/** The migrations that a release brings along. */
final class ReleaseMigrations {

    static final Finding NONE = Finding.notApplicable("the release has no migrations that Slipway runs");

    private ReleaseMigrations() {}

    static Optional<MigrationSet> in(Opened.Contents contents) {
        var folder = contents.folder();
        return contents.application()
                .vetting()
                .migrations()
                .or(() -> UsualFolders.firstIn(folder).map(folder::relativize))
                .map(path -> MigrationFolder.readInside(folder, path.toString()))
                .filter(set -> !set.migrations().isEmpty());
    }
}
