package dev.slipway.migrations.run;

import java.sql.SQLException;
import javax.sql.DataSource;

/** In whose name a database is changed, and the token that tells the owner of today from one that should be dead. */
public record Claim(String deployment, long fencingToken) {

    private static final String SESSION = "slipway migrations ";

    /** A person's: as high as the highest that the database has seen, so that nobody's work is ended for it. */
    public static Claim byHand(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return new Claim("hand", new Fence(connection).highest());
        }
    }

    /** How the session of this claim is seen by others in `pg_stat_activity`. */
    String sessionName() {
        return SESSION + fencingToken;
    }

    /** Whether a session belongs to somebody whose time is over. */
    boolean outranks(String sessionName) {
        var token = sessionName.startsWith(SESSION) ? sessionName.substring(SESSION.length()) : "";
        return token.matches("\\d{1,18}") && Long.parseLong(token) < fencingToken;
    }
}
