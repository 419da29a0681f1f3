package dev.slipway.parts.database;

import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.UsualFolders;
import dev.slipway.release.Application;
import java.nio.file.Path;
import java.util.Optional;

/** The migrations that a release brings along. */
public final class ShippedMigrations {

    private ShippedMigrations() {}

    /** Nothing if it has none that Slipway runs. */
    public static Optional<MigrationSet> in(Path folder, Application application) {
        return application
                .vetting()
                .migrations()
                .or(() -> UsualFolders.firstIn(folder).map(folder::relativize))
                .map(path -> MigrationFolder.readInside(folder, path.toString()))
                .filter(set -> !set.migrations().isEmpty());
    }
}
