package dev.slipway.parts.database;

import dev.slipway.parts.Unreachable;
import dev.slipway.runtime.secrets.Redaction;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells from an exception what keeps us from a database, because each has another remedy. */
final class DatabaseTrouble {

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NOT_ALLOWED_IN = "28000";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String TOO_MANY = "53300";
    private static final String CANCELLED = "57014";
    private static final String MISSING_PRIVILEGE = "42501";

    private DatabaseTrouble() {}

    static Unreachable of(TargetDatabase database, Duration patience, SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case WRONG_PASSWORD, NOT_ALLOWED_IN ->
                trouble(
                        database + " does not let us in: " + words(failure),
                        "correct the user or the password that targets.yaml refers to, or pg_hba.conf of the server",
                        failure);
            case NO_SUCH_DATABASE ->
                trouble(database + " does not exist: " + words(failure), "create it, or correct targets.yaml", failure);
            case TOO_MANY ->
                trouble(
                        database + " has no connection left: " + words(failure),
                        "end connections that nobody needs, or raise max_connections of the server",
                        failure);
            case CANCELLED -> silent(database, patience, failure);
            case MISSING_PRIVILEGE ->
                trouble(
                        database + " does not answer this user: " + words(failure),
                        "grant the user of targets.yaml what the message names",
                        failure);
            default ->
                isSilence(failure)
                        ? silent(database, patience, failure)
                        : trouble(
                                database + " cannot be asked: " + words(failure),
                                "start the server, or correct `database` in targets.yaml",
                                failure);
        };
    }

    private static Unreachable silent(TargetDatabase database, Duration patience, SQLException failure) {
        return trouble(
                database + " does not answer within " + patience.toSeconds() + " s",
                "look whether the server hangs, a lock is in the way, or a firewall swallows the packets",
                failure);
    }

    private static boolean isSilence(SQLException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SocketTimeoutException
                        || String.valueOf(cause.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("timeout"));
    }

    private static Unreachable trouble(String what, String fix, SQLException failure) {
        return new Unreachable(what, fix, failure);
    }

    private static String words(SQLException failure) {
        return Redaction.of(String.valueOf(failure.getMessage())).strip();
    }
}
