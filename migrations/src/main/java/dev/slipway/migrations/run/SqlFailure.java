package dev.slipway.migrations.run;

import dev.slipway.migrations.Script;
import dev.slipway.migrations.sql.Statement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's own words about a statement, with the line of the file that they are about. */
public record SqlFailure(
        String file, int line, String statement, String sqlState, String message, Optional<String> hint) {

    private static final Set<String> LOCKED = Set.of("55P03", "40P01");
    private static final String CONSTRAINT_VIOLATED = "23";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    static SqlFailure of(Script script, Statement statement, SQLException failure) {
        var said = said(failure);
        int position = said.map(ServerErrorMessage::getPosition).orElse(0);
        return new SqlFailure(
                script.file(),
                statement.lineAt(position),
                statement.text(),
                String.valueOf(failure.getSQLState()),
                said.map(ServerErrorMessage::getMessage).orElse(String.valueOf(failure.getMessage()))
                        + detail(failure, said),
                said.map(ServerErrorMessage::getHint));
    }

    /** A lock did not come in time, or two sessions waited for each other. */
    boolean isAboutLocks() {
        return LOCKED.contains(sqlState);
    }

    static boolean isAboutLocks(SQLException failure) {
        return LOCKED.contains(String.valueOf(failure.getSQLState()));
    }

    /** Classes 08 and 57P are about the connection and the server, not about the statement. */
    static boolean isAboutConnection(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.equals(TOO_MANY_CONNECTIONS);
    }

    static Optional<ServerErrorMessage> said(SQLException failure) {
        return failure instanceof PSQLException told ? optional(told.getServerErrorMessage()) : Optional.empty();
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + message + " (SQLSTATE " + sqlState + ")"
                + hint.map(each -> "; " + each).orElse("");
    }

    /** Where a constraint is broken the detail quotes the row, which may be anybody's personal data. */
    private static String detail(SQLException failure, Optional<ServerErrorMessage> said) {
        return String.valueOf(failure.getSQLState()).startsWith(CONSTRAINT_VIOLATED)
                ? ""
                : said.map(ServerErrorMessage::getDetail)
                        .map(each -> ": " + each)
                        .orElse("");
    }

    private static Optional<ServerErrorMessage> optional(@Nullable ServerErrorMessage message) {
        return Optional.ofNullable(message);
    }
}
