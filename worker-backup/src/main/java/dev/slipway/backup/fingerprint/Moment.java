package dev.slipway.backup.fingerprint;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * When a picture was taken, by the server's own clock and by its log of changes.
 *
 * @param position how far the log was, if the server tells
 * @param cluster which server's log that is
 */
public record Moment(Instant at, Optional<String> position, Optional<String> cluster) {

    private static final String POSITION = """
            select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end::text""";

    public static Moment read(Connection connection) throws SQLException {
        return new Moment(
                instant(connection),
                ask(connection, "has_function_privilege('pg_current_wal_lsn()', 'execute')", POSITION),
                ask(
                        connection,
                        "has_function_privilege('pg_control_system()', 'execute')",
                        "select system_identifier::text from pg_control_system()"));
    }

    private static Instant instant(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select extract(epoch from clock_timestamp()) * 1000000")) {
            row.next();
            long micros = row.getBigDecimal(1).longValue();
            return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        }
    }

    /** Asks only what is allowed, because a refusal would end the transaction. */
    private static Optional<String> ask(Connection connection, String allowed, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("select " + allowed)) {
                row.next();
                if (!row.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (var row = statement.executeQuery(question)) {
                row.next();
                return Optional.ofNullable(row.getString(1));
            }
        }
    }
}
