package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.history.HistoryTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The migrations that a database says it consists of, by name: a restore may take some of them back. */
public final class AppliedMigrations {

    private AppliedMigrations() {}

    public static List<String> in(Connection connection) throws SQLException {
        return HistoryTable.read(connection).applied().stream()
                .map(HistoryEntry::name)
                .toList();
    }
}
