package dev.slipway.migrations.rehearsal.watch;

import java.sql.SQLException;

/** What cannot be watched is not run: the scratch server does not answer the watcher any more. */
public final class LostSight extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostSight(SQLException cause) {
        super(
                "the scratch server does not answer the session that watches: " + cause.getMessage()
                        + "; rehearse again on a new copy",
                cause);
    }
}
