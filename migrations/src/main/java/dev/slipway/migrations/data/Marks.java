package dev.slipway.migrations.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what tables look like from outside.
 *
 * <p>A table has no mark if its values may print differently although nobody has written to it: names of other objects,
 * records whose columns come and go, ranges of somebody's own; or if its rows do not lie in a heap, where each tells which
 * transaction has written it.
 */
record Marks(Connection connection) {

    private static final String QUERY = """
            with recursive part (whole, type) as (
              select oid, typelem from pg_catalog.pg_type where typelem <> 0
              union all
              select oid, typbasetype from pg_catalog.pg_type where typbasetype <> 0),
            used (root, type) as (
              select a.attrelid, a.atttypid
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid
              where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
              union
              select u.root, p.type from used u join part p on p.whole = u.type),
            fickle (root) as (
              select u.root
              from used u
              join pg_catalog.pg_type t on t.oid = u.type
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
              where case t.typtype
                      when 'b' then n.nspname = 'pg_catalog' and (t.typname ~ '^reg' or t.typname = 'aclitem')
                      when 'd' then false
                      when 'e' then false
                      when 'r' then n.nspname <> 'pg_catalog'
                      when 'm' then n.nspname <> 'pg_catalog'
                      else true
                    end)
            select c.oid, pg_catalog.txid_snapshot_xmin(pg_catalog.txid_current_snapshot()),
                   pg_catalog.concat_ws(' ', c.relfilenode,
                     (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attmissingval), ', ' order by a.attnum)
                      from pg_catalog.pg_attribute a
                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
                     (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', e.oid, e.enumsortorder, e.enumlabel), ', ' order by e.oid)
                      from pg_catalog.pg_enum e
                      where e.enumtypid in (select u.type from used u where u.root = c.oid)))
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_am m on m.oid = c.relam
            where c.relkind in ('r', 'm') and m.amname = 'heap' and c.relfilenode <> 0
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and c.oid not in (select root from fickle)""";

    Map<Long, Mark> read() throws SQLException {
        var marks = new HashMap<Long, Mark>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                marks.put(rows.getLong(1), new Mark(rows.getLong(2), rows.getString(3)));
            }
        }
        return marks;
    }
}
