package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.scratch.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Ends a restore before it fills a disk that others need as well. */
final class DiskGuard implements Guard, AutoCloseable {

    private static final long RESERVE = 256L << 20;
    private static final String SIZE = """
            select pg_catalog.pg_database_size(pg_catalog.current_database())
                   + coalesce((select pg_catalog.sum(w.size) from pg_catalog.pg_ls_waldir() w), 0)""";

    private final Connection connection;
    private final long most;
    private final Optional<Path> folder;

    private DiskGuard(Connection connection, long most, Optional<Path> folder) {
        this.connection = connection;
        this.most = most;
        this.folder = folder;
    }

    /** The folder is where the server keeps its data, if that is known. */
    static DiskGuard over(Login superuser, long most, Optional<Path> folder) throws PostgresTrouble {
        try {
            return new DiskGuard(superuser.open(), most, folder);
        } catch (SQLException failed) {
            throw SqlTrouble.of("the scratch server cannot be reached", failed);
        }
    }

    /** Before anything is restored: a copy needs as much as the original, and its log besides. */
    static void mustHaveRoom(Path folder, long bytes) throws PostgresTrouble {
        long free = free(folder);
        if (free < bytes + RESERVE) {
            throw new PostgresTrouble(
                    Kind.DISK,
                    "a copy of about %d MB does not fit into %s, where %d MB are free"
                            .formatted(bytes >> 20, folder, free >> 20),
                    "make room there, or name a server for copies as `scratch` in targets.yaml");
        }
    }

    @Override
    public void check() throws PostgresTrouble {
        long size = size();
        if (size > most) {
            throw new PostgresTrouble(
                    Kind.DISK,
                    "the copy has grown to %d MB and may take %d MB".formatted(size >> 20, most >> 20),
                    "allow copies more room, or look whether the database grows when it is restored");
        }
        if (folder.isPresent() && free(folder.get()) < RESERVE) {
            throw new PostgresTrouble(
                    Kind.DISK,
                    "the disk of %s is nearly full: %d MB are left".formatted(folder.get(), free(folder.get()) >> 20),
                    "make room there, or name a server for copies as `scratch` in targets.yaml");
        }
    }

    private long size() throws PostgresTrouble {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SIZE)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw SqlTrouble.of("the scratch server no longer answers", failed);
        }
    }

    private static long free(Path folder) throws PostgresTrouble {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new PostgresTrouble(
                    Kind.DISK, "the disk of " + folder + " cannot be asked: " + e, "look whether it is there", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // with its server
        }
    }
}
