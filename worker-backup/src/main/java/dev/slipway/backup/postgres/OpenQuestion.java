package dev.slipway.backup.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** What a server is being asked in another thread: it would work on it even if nobody waited for the answer any more. */
public record OpenQuestion(Connection connection) {

    public void end() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException alreadyGone) {
            // then nothing is asked any more
        }
    }
}
