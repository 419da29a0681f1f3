package dev.slipway.backup.loss;

import dev.slipway.backup.fingerprint.DatabasePicture;
import dev.slipway.backup.fingerprint.LargeObjects;
import dev.slipway.backup.fingerprint.TableKind;
import dev.slipway.backup.fingerprint.TablePicture;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SqlTrouble;
import dev.slipway.migrations.data.RowHash;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.history.HistoryTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares a database with the picture of its backup, on the columns that both have: a migration that only adds a
 * column has lost nobody's work.
 */
public record LossMeasure(DatabasePicture backup) {

    /** Reads every row, because counters of a server may have been reset. */
    public Loss on(Connection connection) throws PostgresTrouble {
        try {
            return measure(connection);
        } catch (SQLException failed) {
            throw SqlTrouble.of("what a restore of " + backup.database() + " would lose cannot be measured", failed);
        }
    }

    private Loss measure(Connection connection) throws SQLException {
        var rows = RowHash.on(connection);
        var kinds = TableKind.read(connection);
        var then =
                backup.contents().tables().stream().collect(Collectors.toMap(TablePicture::name, picture -> picture));
        var lost = new ArrayList<LostRows>();
        for (var table : rows.tables()) {
            var kind = kinds.getOrDefault(table.name(), TableKind.UNKNOWN);
            if (!kind.derived() && !table.name().schema().equals(HistoryTable.SCHEMA)) {
                since(Optional.ofNullable(then.get(table.name())), table, kind, rows)
                        .ifPresent(lost::add);
            }
        }
        lost.sort(Comparator.comparingLong(LostRows::rows).reversed().thenComparing(LostRows::table));
        return new Loss(lost, new WalDistance(connection).since(backup.moment()), remarks(connection));
    }

    private static Optional<LostRows> since(Optional<TablePicture> then, Table table, TableKind kind, RowHash rows)
            throws SQLException {
        if (then.isEmpty()) {
            long all = rows.of(table.withOnly(List.of())).rows();
            return Optional.of(new LostRows(table.name(), all, 0, 0, true)).filter(lost -> lost.rows() > 0);
        }
        var before = then.get().content();
        var now = rows.of(table.withOnly(before.columns().keySet()));
        if (isSame(before, now)) {
            return Optional.empty();
        }
        return Optional.of(lost(table.name(), then.get(), now.rows(), kind));
    }

    /** Without a column that has gone since, the rows' own hash is another, and those of the other columns must do. */
    private static boolean isSame(TableContent before, TableContent now) {
        return before.columns().keySet().equals(now.columns().keySet())
                ? before.equals(now)
                : before.rows() == now.rows() && now.columnsThatDiffer(before).isEmpty();
    }

    private static LostRows lost(TableName name, TablePicture then, long now, TableKind kind) {
        long grown = now - then.content().rows();
        long inserted = Math.max(grown, 0);
        long deleted = Math.max(-grown, 0);
        if (kind.activity().continues(then.activity())) {
            var since = kind.activity().since(then.activity());
            if (since.inserted() - since.deleted() >= grown && since.sum() > 0) {
                return new LostRows(name, since.inserted(), since.updated(), since.deleted(), true);
            }
        }
        return new LostRows(name, inserted, grown == 0 ? 1 : 0, deleted, false);
    }

    private List<String> remarks(Connection connection) throws SQLException {
        var remarks = new ArrayList<String>();
        var now = LargeObjects.read(connection);
        var then = backup.contents().largeObjects();
        if (!now.equals(then)) {
            remarks.add("large objects were " + then + " then and are " + now + " now");
        }
        return remarks;
    }
}
