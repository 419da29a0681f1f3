package dev.slipway.backup.proof;

import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Restores a dump as the one role that owns all of it, where no superuser is at hand. */
public record PlainRestore(ClientTools tools, Guard guard) {

    /** What pg_restore complained about. */
    public List<String> into(DatabaseUrl empty, InputStream dump, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        var stream = DumpStream.open(dump, tools);
        var complaints = new RestoreProgram(tools, empty, List.of())
                .run(
                        stream.contents().only(new Selection(Set.of())::isForWhoeverOwnsAll),
                        stream.whole(),
                        progress,
                        guard);
        var all = complaints.isEmpty() ? List.<String>of() : List.of(complaints);
        GuardedRestore.mustNotBeFull(all);
        return all;
    }
}
