package dev.slipway.backup.proof;

import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.ScratchDatabase;

/** An empty database as seen by the role without power that owns it, and by the superuser of its server. */
public record RestorePlace(DatabaseUrl owner, DatabaseUrl superuser) {

    static RestorePlace of(ScratchDatabase database) {
        return new RestorePlace(DatabaseUrl.of(database.owner()), DatabaseUrl.of(database.superuser()));
    }
}
