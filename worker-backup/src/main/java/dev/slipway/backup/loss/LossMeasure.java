package dev.slipway.backup.loss;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.LargeObjects;
import dev.slipway.backup.fingerprint.TableKind;
import dev.slipway.backup.fingerprint.TablePicture;
import dev.slipway.backup.fingerprint.TablePicture.Activity;
import dev.slipway.backup.loss.Tally.Counted;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.history.HistoryTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a database with the picture of its backup, on the columns that both have: a migration that only adds a
 * column has lost nobody's work.
 */
public record LossMeasure(DatabasePicture backup) {

    private static final TableName LARGE_OBJECTS = new TableName("pg_catalog", "pg_largeobject");

    /** How it is found out what a table would lose. */
    @FunctionalInterface
    interface Count {
        Optional<LostRows> of(Table table, Activity activity) throws SQLException;
    }

    /** Reads every row, because counters of a server may have been reset. */
    public Tally on(Connection connection) throws PostgresTrouble {
        try {
            var kinds = TableKind.read(connection);
            var rows = RowHash.on(connection);
            var tables = tables(rows, kinds, reading(rows));
            return new Tally(tables, largeActivity(kinds), wal(connection), remarks(connection));
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** Reads no more than what has changed since, as far as the server's counters tell, and of that only what is small. */
    public Tally again(Connection connection, Tally earlier) throws PostgresTrouble {
        try {
            var kinds = TableKind.read(connection);
            var rows = RowHash.on(connection);
            var remainder = new Remainder(earlier, connection, reading(rows));
            var large = largeActivity(kinds);
            return new Tally(
                    tables(rows, kinds, remainder),
                    large,
                    wal(connection),
                    large.equals(earlier.largeActivity()) || !earlier.remarks().isEmpty()
                            ? earlier.remarks()
                            : List.of("large objects were written to just now"));
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static Map<TableName, Counted> tables(RowHash rows, Map<TableName, TableKind> kinds, Count count)
            throws SQLException {
        var tables = new HashMap<TableName, Counted>();
        for (var table : rows.tables()) {
            var kind = kinds.getOrDefault(table.name(), TableKind.UNKNOWN);
            if (!kind.derived() && !table.name().schema().equals(HistoryTable.SCHEMA)) {
                tables.put(table.name(), new Counted(table, kind.activity(), count.of(table, kind.activity())));
            }
        }
        return tables;
    }

    private Count reading(RowHash rows) {
        var then =
                backup.contents().tables().stream().collect(Collectors.toMap(TablePicture::name, Function.identity()));
        return (table, activity) -> since(Optional.ofNullable(then.get(table.name())), table, activity, rows);
    }

    private static Optional<LostRows> since(Optional<TablePicture> then, Table table, Activity activity, RowHash rows)
            throws SQLException {
        if (then.isEmpty()) {
            long all = rows.of(table.withOnly(List.of())).rows();
            return Optional.of(new LostRows(table.name(), all, 0, 0, true));
        }
        var before = then.get().content();
        var now = rows.of(table.withOnly(before.columns().keySet()));
        return isSame(before, now) ? Optional.empty() : Optional.of(LostRows.between(then.get(), now.rows(), activity));
    }

    /** Without a column that has gone since, the rows' own hash is another, and those of the other columns must do. */
    private static boolean isSame(TableContent before, TableContent now) {
        return before.columns().keySet().equals(now.columns().keySet())
                ? before.equals(now)
                : before.rows() == now.rows() && now.columnsThatDiffer(before).isEmpty();
    }

    private static Activity largeActivity(Map<TableName, TableKind> kinds) {
        return kinds.getOrDefault(LARGE_OBJECTS, TableKind.UNKNOWN).activity();
    }

    private OptionalLong wal(Connection connection) throws SQLException {
        return new WalDistance(connection).since(backup.moment());
    }

    private List<String> remarks(Connection connection) throws SQLException {
        var now = LargeObjects.read(connection);
        var then = backup.contents().largeObjects();
        return now.equals(then) ? List.of() : List.of("large objects were " + then + " then and are " + now + " now");
    }

    private PostgresTrouble failure(SQLException failed) {
        return SqlTrouble.of("what a restore of " + backup.database() + " would lose cannot be measured", failed);
    }
}
