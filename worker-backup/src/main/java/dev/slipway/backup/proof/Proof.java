package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.PictureReader;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.ReadingRole;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;

/**
 * Restores a backup where it harms nobody, and compares it with the picture that was taken with it.
 *
 * @param most bytes that a copy may take
 */
public record Proof(Ground ground, ClientTools tools, long most) {

    /** The copy is there whether it is equal or not; an IOException is one of the stream that is read. */
    public RestoredCopy of(DatabasePicture original, InputStream dump, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        tools.mustFit(original.server().major());
        var plot = ground.prepare(original);
        boolean done = false;
        try {
            var complaints = restore(original, dump, plot, progress);
            var picture = picture(plot.database());
            done = true;
            return new RestoredCopy(
                    plot, picture, Comparison.of(original, picture).explainedBy(complaints));
        } finally {
            if (!done) {
                plot.wipe().run();
            }
        }
    }

    /** By nobody who has power: an index of the dump may have brought code that runs when a question is planned. */
    private static DatabasePicture picture(ScratchDatabase copy) throws PostgresTrouble {
        try (var role = ReadingRole.of(copy)) {
            return PictureReader.of(DatabaseUrl.of(role.login()));
        } catch (SQLException failed) {
            throw SqlTrouble.of("the copy cannot be read", failed);
        }
    }

    private List<String> restore(DatabasePicture original, InputStream dump, Plot plot, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        var superuser = plot.database().superuser();
        try (var guard = DiskGuard.over(superuser, most, plot.folder())) {
            return new GuardedRestore(tools, guard).into(RestorePlace.of(plot.database()), original, dump, progress);
        }
    }
}
