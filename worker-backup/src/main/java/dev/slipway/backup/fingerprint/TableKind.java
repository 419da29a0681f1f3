package dev.slipway.backup.fingerprint;

import dev.slipway.backup.fingerprint.TablePicture.Activity;
import dev.slipway.migrations.data.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the server itself knows about a table without reading its rows. */
public record TableKind(boolean derived, Activity activity) {

    public static final TableKind UNKNOWN = new TableKind(false, Activity.NONE);

    private static final String QUERY = """
            select n.nspname, c.relname, c.relkind = 'm',
                   coalesce(pg_stat_get_tuples_inserted(c.oid), 0), coalesce(pg_stat_get_tuples_updated(c.oid), 0),
                   coalesce(pg_stat_get_tuples_deleted(c.oid), 0), c.relfilenode
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm')""";

    public static Map<TableName, TableKind> read(Connection connection) throws SQLException {
        var kinds = new HashMap<TableName, TableKind>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                var activity =
                        new Activity(row.getLong(4), row.getLong(5), row.getLong(6), OptionalLong.of(row.getLong(7)));
                kinds.put(
                        new TableName(row.getString(1), row.getString(2)), new TableKind(row.getBoolean(3), activity));
            }
        }
        return kinds;
    }
}
