package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A server for each copy, started for it where no network is, and gone with it. */
public record OwnServer(Path parent) implements Ground {

    /** Nothing else happens there, so memory goes to sorting, and nothing tidies up behind a restore. */
    private static final Map<String, String> SETTINGS = Map.of(
            "shared_buffers", "128MB",
            "maintenance_work_mem", "128MB",
            "max_wal_size", "2GB",
            "checkpoint_timeout", "1h",
            "max_locks_per_transaction", "256",
            "autovacuum", "off");

    @Override
    public Plot prepare(DatabasePicture original) throws PostgresTrouble {
        DiskGuard.mustHaveRoom(parent, original.server().size());
        try {
            var binaries = PostgresBinaries.find(
                    System.getenv(), OptionalInt.of(original.server().major()));
            var server = ScratchPostgres.secluded(binaries, SETTINGS, parent);
            try {
                return new Plot(database(server, original), Optional.of(server.folder()), server::close);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (CannotStart missing) {
            throw new PostgresTrouble(
                    Kind.TOOLS,
                    String.valueOf(missing.getMessage()),
                    "install that server, or name one for copies as `scratch` in targets.yaml",
                    missing);
        }
    }

    private static ScratchDatabase database(ScratchPostgres server, DatabasePicture original) {
        try {
            return server.newDatabase(original.server().form());
        } catch (CannotStart unknownLocale) {
            return server.newDatabase(original.server().form().sortedByBytes());
        }
    }
}
