package dev.slipway.backup.proof;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Restores a dump without trusting it.
 *
 * <p>Constraints, generated columns and indexes of a dump may run whatever the application's author has written, so the
 * dump is restored by a role without any power. The superuser adds only what runs nothing: owners, grants and, last of
 * all, what reacts to what is done later.
 */
public record GuardedRestore(ClientTools tools, Guard guard) {

    private static final String FULL = "No space left on device";

    /** What pg_restore complained about. */
    public List<String> into(RestorePlace place, DatabasePicture original, InputStream dump, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        var surroundings = new Surroundings(original, place);
        surroundings.prepare();
        var stream = DumpStream.open(dump, tools);
        var selection = new Selection(surroundings.premade());
        var asOwner = new RestoreProgram(tools, place.owner(), List.of("--no-owner", "--no-privileges"))
                .run(stream.contents().only(selection::isForOwner), stream.whole(), progress, guard);
        new Owners(original.schema(), place.superuser()).restore();
        var asSuperuser = new RestoreProgram(tools, place.superuser(), List.of("--no-owner"))
                .run(stream.contents().only(selection::isForSuperuser), stream.beginning(), ByteProgress.NOBODY, guard);
        var complaints = Stream.of(asOwner, asSuperuser)
                .filter(words -> !words.isEmpty())
                .toList();
        mustNotBeFull(complaints);
        return complaints;
    }

    static void mustNotBeFull(List<String> complaints) throws PostgresTrouble {
        if (complaints.stream().anyMatch(words -> words.contains(FULL))) {
            throw new PostgresTrouble(
                    Kind.DISK,
                    "the disk under the server of the copy is full: " + complaints.getFirst(),
                    "make room there; copies can be made on another server, named as `scratch` in targets.yaml");
        }
    }
}
