package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.rehearsal.watch.LockLedger.Lock;
import dev.slipway.migrations.rehearsal.watch.Relations.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The watching session's questions. It has more power than what it watches, so it calls nothing that others have written. */
final class Probe implements AutoCloseable {

    private static final String LOCKS = """
            select relation, mode from pg_catalog.pg_locks
            where pid = ? and granted and locktype = 'relation'
              and database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())""";

    /** An index speaks for its table, and so does the place where long values lie. */
    private static final String RELATIONS = """
            select c.oid, n.nspname, t.relname, c.relkind in ('r', 'm'), c.relfilenode
            from pg_catalog.pg_class c
            left join pg_catalog.pg_index i on i.indexrelid = c.oid
            left join pg_catalog.pg_class o on o.reltoastrelid = coalesce(i.indrelid, c.oid)
            join pg_catalog.pg_class t on t.oid = coalesce(o.oid, i.indrelid, c.oid)
            join pg_catalog.pg_namespace n on n.oid = t.relnamespace
            where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', '%s')
              and c.relkind in ('r', 'p', 'm', 'v', 'f', 'i', 'I', 't')""".formatted(HistoryTable.SCHEMA);

    private static final String COUNTS = """
            select relid, n_tup_ins, n_tup_upd, n_tup_del from pg_catalog.pg_stat_all_tables
            where schemaname !~ '^pg_' and schemaname not in ('information_schema', '%s')""".formatted(HistoryTable.SCHEMA);

    private static final String IS_THERE =
            "select exists (select from pg_catalog.pg_stat_activity where pid = ?), pg_catalog.pg_sleep(?)";

    private final Connection connection;
    private final PreparedStatement locks;

    Probe(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = pg_catalog");
        }
        this.locks = connection.prepareStatement(LOCKS);
    }

    /** Rows written since the server began to count. */
    record Counts(long inserted, long updated, long deleted) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts since(Counts earlier) {
            return new Counts(inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted);
        }
    }

    synchronized Set<Lock> locks(int backend) throws SQLException {
        locks.setInt(1, backend);
        var held = new HashSet<Lock>();
        try (var rows = locks.executeQuery()) {
            while (rows.next()) {
                long relation = rows.getLong(1);
                LockMode.of(rows.getString(2)).ifPresent(mode -> held.add(new Lock(relation, mode)));
            }
        }
        return held;
    }

    synchronized Relations relations() throws SQLException {
        var found = new HashMap<Long, Relation>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(RELATIONS)) {
            while (rows.next()) {
                var table = new TableName(rows.getString(2), rows.getString(3));
                found.put(rows.getLong(1), new Relation(table, rows.getBoolean(4), rows.getLong(5)));
            }
        }
        return new Relations(found);
    }

    synchronized Map<Long, Counts> counts() throws SQLException {
        var found = new HashMap<Long, Counts>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNTS)) {
            while (rows.next()) {
                found.put(rows.getLong(1), new Counts(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return found;
    }

    synchronized long databaseBytes() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_catalog.pg_database_size(pg_catalog.current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    synchronized void end(int backend) throws SQLException {
        try (var end = connection.prepareStatement("select pg_catalog.pg_terminate_backend(?)")) {
            end.setInt(1, backend);
            end.execute();
        }
    }

    /** Looks once, after a pause within the server. */
    synchronized boolean isThereAfter(int backend, double seconds) throws SQLException {
        try (var ask = connection.prepareStatement(IS_THERE)) {
            ask.setInt(1, backend);
            ask.setDouble(2, seconds);
            try (var row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
