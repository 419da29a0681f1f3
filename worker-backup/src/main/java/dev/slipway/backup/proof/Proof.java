package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.Comparison;
import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.PictureReader;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.Login;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Restores a backup where it harms nobody, and compares it with the picture that was taken with it.
 *
 * <p>Constraints, generated columns and indexes of a dump may run whatever the application's author has written, so the
 * dump is restored by a role without any power. The superuser adds only what runs nothing: owners, grants and, last of
 * all, what reacts to what is done later.
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
            var picture = picture(plot.database().superuser());
            done = true;
            return new RestoredCopy(plot, picture, told(Comparison.of(original, picture), complaints));
        } finally {
            if (!done) {
                plot.wipe().run();
            }
        }
    }

    private List<String> restore(DatabasePicture original, InputStream dump, Plot plot, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        var surroundings = new Surroundings(original, plot.database());
        surroundings.prepare();
        var stream = DumpStream.open(dump, tools);
        var selection = new Selection(surroundings.premade());
        var owner = DatabaseUrl.of(plot.database().owner());
        var superuser = DatabaseUrl.of(plot.database().superuser());
        var complaints = new ArrayList<String>();
        try (var guard = DiskGuard.over(plot.database().superuser(), most, plot.folder())) {
            complaints.add(new RestoreProgram(tools, owner, List.of("--no-owner", "--no-privileges"))
                    .run(stream.contents().only(selection::isForOwner), stream.whole(), progress, guard));
            new Owners(original.schema(), plot.database().superuser()).restore();
            complaints.add(new RestoreProgram(tools, superuser, List.of("--no-owner"))
                    .run(
                            stream.contents().only(selection::isForSuperuser),
                            stream.beginning(),
                            ByteProgress.NOBODY,
                            guard));
        }
        complaints.removeIf(String::isEmpty);
        return mustNotBeFull(complaints);
    }

    private static List<String> mustNotBeFull(List<String> complaints) throws PostgresTrouble {
        if (complaints.stream().anyMatch(words -> words.contains("No space left on device"))) {
            throw new PostgresTrouble(
                    Kind.DISK,
                    "the disk under the scratch server is full: " + complaints.getFirst(),
                    "make room there, or name a server for copies as `scratch` in targets.yaml");
        }
        return complaints;
    }

    private static DatabasePicture picture(Login superuser) throws PostgresTrouble {
        try (var connection = superuser.open()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var reader = PictureReader.begin(connection);
            return reader.close(reader.read());
        } catch (SQLException failed) {
            throw SqlTrouble.of("the copy cannot be read", failed);
        }
    }

    /** What pg_restore said explains differences; without any it was of no consequence. */
    private static Comparison told(Comparison comparison, List<String> complaints) {
        var said = complaints.stream().map(words -> "pg_restore said: " + words).toList();
        var differences = new ArrayList<>(comparison.differences());
        var remarks = new ArrayList<>(comparison.remarks());
        (comparison.isEqual() ? remarks : differences).addAll(said);
        return new Comparison(differences, remarks);
    }
}
