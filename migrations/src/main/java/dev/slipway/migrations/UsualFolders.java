package dev.slipway.migrations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where applications keep their migrations when nobody says where. */
public final class UsualFolders {

    public static final List<String> NAMES = List.of(
            "migrations",
            "prisma/migrations",
            "db/migrations",
            "db/migration",
            "src/main/resources/db/migration",
            "database/migrations");

    private UsualFolders() {}

    /** The first of them that an application's directory has. */
    public static Optional<Path> firstIn(Path directory) {
        return NAMES.stream().map(directory::resolve).filter(Files::isDirectory).findFirst();
    }
}
