package dev.slipway.cli.migrations;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.UsualFolders;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Which folder of migrations is meant: the one that is named, or the one that is where others have theirs. */
final class FolderChoice {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of migrations; else the first of migrations, prisma/migrations, db/migrations,"
                    + " db/migration, src/main/resources/db/migration, database/migrations.")
    private Optional<String> named;

    MigrationSet read(Shell shell) {
        var folder = named.map(shell::resolve).or(() -> UsualFolders.firstIn(shell.directory()));
        if (folder.isEmpty()) {
            throw CannotGoOn.usage("there are no migrations in any of the usual folders of " + shell.directory() + " ("
                    + String.join(", ", UsualFolders.NAMES) + "); name the folder");
        }
        if (!Files.isDirectory(folder.get())) {
            throw CannotGoOn.usage(folder.get() + " is not a folder; name the one that holds the migrations");
        }
        return MigrationFolder.read(folder.get());
    }
}
