package dev.slipway.backup.loss;

import dev.slipway.backup.fingerprint.TablePicture.Activity;
import dev.slipway.migrations.data.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Counts what has come since a tally, in a time that does not depend on how large the database is.
 *
 * <p>The server counts a change after it can be seen and before its session ends. So once all sessions have ended, a table
 * whose counters stand where they stood before its rows were read holds those rows. Of one that has changed the rows are
 * read again as long as all that is read is little; otherwise the counters have to do.
 */
final class Remainder implements LossMeasure.Count {

    private static final long READ_AT_MOST = 64L << 20;

    /** Servers before 15 send what they count in datagrams, which may come late or never. */
    private static final String TRUSTED = """
            select pg_catalog.current_setting('track_counts')::bool
                   and pg_catalog.current_setting('server_version_num')::int >= 150000""";

    private static final String SIZE = "select pg_catalog.pg_relation_size(?::oid)";

    private final Tally earlier;
    private final Connection connection;
    private final LossMeasure.Count reading;
    private final boolean trusted;
    private long left = READ_AT_MOST;

    Remainder(Tally earlier, Connection connection, LossMeasure.Count reading) throws SQLException {
        this.earlier = earlier;
        this.connection = connection;
        this.reading = reading;
        this.trusted = isTrusted(connection);
    }

    @Override
    public Optional<LostRows> of(Table table, Activity now) throws SQLException {
        var counted = Optional.ofNullable(earlier.tables().get(table.name()))
                .filter(found -> trusted
                        && found.table().equals(table)
                        && now.inSameFile(found.activity())
                        && now.continues(found.activity()));
        if (counted.isEmpty()) {
            return reading.of(table, now);
        }
        var before = counted.get();
        if (now.equals(before.activity())) {
            return before.lost();
        }
        return isLittle(table)
                ? reading.of(table, now)
                : Optional.of(before.lost()
                        .orElseGet(() -> LostRows.none(table.name()))
                        .and(now.since(before.activity())));
    }

    private boolean isLittle(Table table) throws SQLException {
        try (var query = connection.prepareStatement(SIZE)) {
            query.setLong(1, table.oid());
            var row = query.executeQuery();
            row.next();
            long size = row.getLong(1);
            if (size > left) {
                return false;
            }
            left -= size;
            return true;
        }
    }

    private static boolean isTrusted(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TRUSTED)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
