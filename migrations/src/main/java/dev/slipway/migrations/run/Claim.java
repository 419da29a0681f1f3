package dev.slipway.migrations.run;

/** In whose name a database is changed, and the token that tells the owner of today from one that should be dead. */
public record Claim(String deployment, long fencingToken) {

    private static final String SESSION = "slipway migrations ";

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
