package dev.slipway.migrations.data;

import dev.slipway.migrations.data.Table.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds what holds rows: plain tables, partitions that are no parents, materialised views that are filled. */
record TableList(Connection connection) {

    /** A virtual column holds nothing; asking for it would run whatever its author has written. */
    private static final String QUERY = """
            select c.oid, n.nspname, c.relname, a.attname, a.attnum, a.atttypid = 'pg_catalog.bytea'::pg_catalog.regtype
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_attribute a
              on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated <> 'v'
            where c.relkind in ('r', 'm') and c.relispopulated
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (
                select from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
            order by n.nspname, c.relname, a.attnum""";

    List<Table> read() throws SQLException {
        var oids = new LinkedHashMap<TableName, Long>();
        var columns = new HashMap<TableName, List<Column>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                var table = new TableName(rows.getString(2), rows.getString(3));
                oids.put(table, rows.getLong(1));
                var ofTable = columns.computeIfAbsent(table, _ -> new ArrayList<>());
                var column = rows.getString(4);
                if (column != null) { // a table may have none
                    ofTable.add(new Column(column, rows.getInt(5), rows.getBoolean(6)));
                }
            }
        }
        return oids.entrySet().stream()
                .map(table ->
                        new Table(table.getValue(), table.getKey(), columns.getOrDefault(table.getKey(), List.of())))
                .toList();
    }
}
