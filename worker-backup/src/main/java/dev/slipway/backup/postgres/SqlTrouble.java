package dev.slipway.backup.postgres;

import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.runtime.secrets.Redaction;
import java.sql.SQLException;

/** Tells from what PostgreSQL answered what is in the way. */
public final class SqlTrouble {

    private SqlTrouble() {}

    /** The first words say what was tried, such as `the rows of public.orders cannot be read`. */
    public static PostgresTrouble of(String what, SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                trouble(
                        Kind.LOGIN,
                        what,
                        "correct the user or the password that targets.yaml refers to, or pg_hba.conf of the server",
                        failure);
            case "42501" ->
                trouble(
                        Kind.PRIVILEGE,
                        what,
                        "let a role with pg_read_all_data (or the owner of all tables) take backups; where row-level"
                                + " security is forced it also needs BYPASSRLS",
                        failure);
            case "55P03", "40P01" ->
                trouble(
                        Kind.LOCKED,
                        what,
                        "look in pg_locks who holds it; a backup can be taken once that has ended",
                        failure);
            case "53200" ->
                trouble(
                        Kind.LOCKED,
                        what,
                        "raise max_locks_per_transaction of the server: a backup holds a lock on every table",
                        failure);
            case "53100" -> trouble(Kind.DISK, what, "make room on the disk of that server", failure);
            case "42P01", "42703", "3F000", "XX000" ->
                trouble(
                        Kind.CHANGED,
                        what,
                        "wait until nobody changes the schema; a backup can then be taken",
                        failure);
            case "57014" -> trouble(Kind.CANCELLED, what, "nothing has to be done", failure);
            case "3D000" -> trouble(Kind.REFUSED, what, "create the database, or correct targets.yaml", failure);
            default ->
                state.startsWith("08") || state.startsWith("57P") || state.equals("53300")
                        ? trouble(
                                Kind.UNREACHABLE,
                                what,
                                "look whether the server runs and has connections left",
                                failure)
                        : trouble(Kind.REFUSED, what, "correct what the message names", failure);
        };
    }

    private static PostgresTrouble trouble(Kind kind, String what, String fix, SQLException failure) {
        var words = Redaction.of(String.valueOf(failure.getMessage())).strip();
        return new PostgresTrouble(kind, what + ": " + words, fix, failure);
    }
}
