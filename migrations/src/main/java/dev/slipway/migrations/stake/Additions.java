package dev.slipway.migrations.stake;

import dev.slipway.migrations.data.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Finds what a deployment has added, by comparing the catalog with the marks; what others made since does not count. */
final class Additions {

    /** The entry of a column that every table has, and nobody ever changes, tells when the table was made. */
    private static final String FIND = """
            with last as (select pg_catalog.age(xmin) as age from slipway.migration_history where entry = ?)
            select n.nspname, c.relname, a.attname,
                   case when pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ ? then
                     '(' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) || ')::'
                       || pg_catalog.format_type(a.atttypid, a.atttypmod) || '::text' end
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            cross join last
            left join slipway.migration_mark m on m.deployment = ? and m.relation = c.oid
            left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > m.columns
              and not a.attisdropped and a.attgenerated = ''
            left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relkind = 'r' and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'slipway')
              and case when m.relation is null
                then exists (select from pg_catalog.pg_attribute born
                             where born.attrelid = c.oid and born.attnum = -1 and pg_catalog.age(born.xmin) >= last.age)
                else a.attname is not null end
            order by 1, 2, a.attnum""";

    /** A default that is a constant; whatever calls a function is another value each time. */
    private static final String CONSTANT = "^(-?[0-9.]+|true|false|'([^']|'')*')(::[a-z_ ]+(\\[\\])?)?$";

    private final Connection connection;

    Additions(Connection connection) {
        this.connection = connection;
    }

    List<Addition> of(String deployment, long lastEntry) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setLong(1, lastEntry);
            find.setString(2, CONSTANT);
            find.setString(3, deployment);
            try (var rows = find.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static List<Addition> read(ResultSet rows) throws SQLException {
        var columns = new LinkedHashMap<TableName, List<Addition.Column>>();
        while (rows.next()) {
            var of = columns.computeIfAbsent(
                    new TableName(rows.getString(1), rows.getString(2)), table -> new ArrayList<>());
            var name = rows.getString(3);
            if (name != null) {
                of.add(new Addition.Column(name, Optional.ofNullable(rows.getString(4))));
            }
        }
        var additions = new ArrayList<Addition>();
        columns.forEach((table, its) -> additions.add(new Addition(table, its)));
        return additions;
    }
}
