package dev.slipway.migrations.stake;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.history.HistoryEntry.Move;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts what users have written into what a deployment has added. The line of the history lies in the transaction of its
 * migration, so a row is younger than the migration if its transaction is younger than that of the line.
 */
public final class WrittenSince {

    private static final String COUNT = """
            select count(*) from only %s as counted
            where pg_catalog.age(counted.xmin)
              < (select pg_catalog.age(xmin) from slipway.migration_history where entry = ?)""";

    private final Connection connection;

    public WrittenSince(Connection connection) {
        this.connection = connection;
    }

    /** Nothing where nothing would be missed. */
    public List<AtStake> by(String deployment, History history) throws SQLException {
        var last = history.applied().stream()
                .filter(entry -> entry.deployment().equals(deployment) && entry.move() == Move.UP)
                .mapToLong(HistoryEntry::entry)
                .max();
        return last.isEmpty() ? List.of() : by(deployment, last.getAsLong());
    }

    private List<AtStake> by(String deployment, long lastEntry) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set row_security = off");
        }
        var found = new ArrayList<AtStake>();
        for (var addition : new Additions(connection).of(deployment, lastEntry)) {
            long rows = count(addition, lastEntry);
            if (rows > 0) {
                found.add(new AtStake(
                        addition.table(),
                        addition.columns().stream().map(Addition.Column::name).toList(),
                        rows));
            }
        }
        return found;
    }

    private long count(Addition addition, long lastEntry) throws SQLException {
        try (var count =
                connection.prepareStatement(COUNT.formatted(addition.table().sql()) + saying(addition))) {
            count.setLong(1, lastEntry);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The release before fills a new column with what it is by default, and nobody would miss that. */
    private static String saying(Addition addition) {
        return addition.wholeTable()
                ? ""
                : addition.columns().stream()
                        .map(column -> "counted." + TableName.quoted(column.name())
                                + column.unsaid()
                                        .map(value -> "::text is distinct from " + value)
                                        .orElse(" is not null"))
                        .collect(Collectors.joining(" or ", " and (", ")"));
    }
}
