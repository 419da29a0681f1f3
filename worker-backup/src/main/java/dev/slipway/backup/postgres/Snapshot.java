package dev.slipway.backup.postgres;

import dev.slipway.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One moment of a database, held open for whoever copies it.
 *
 * <p>All tables are locked against changes of their shape before the moment is fixed: a TRUNCATE in between would show
 * even an older snapshot an empty table. Readers and writers do not notice.
 */
public final class Snapshot implements AutoCloseable {

    private static final int TABLES_AT_ONCE = 500;

    private final Connection connection;
    private final String name;

    private Snapshot(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    public static Snapshot open(DatabaseUrl url, Duration lockPatience) throws PostgresTrouble {
        try {
            var connection = url.withPatience().open();
            try {
                return new Snapshot(connection, export(connection, lockPatience));
            } catch (SQLException | PostgresTrouble failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw SqlTrouble.of("no snapshot can be taken of " + url, failed);
        }
    }

    private static String export(Connection connection, Duration lockPatience) throws SQLException, PostgresTrouble {
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("set idle_in_transaction_session_timeout = 0");
            statement.execute("set lock_timeout = " + lockPatience.toMillis());
            var tables = new LockedTables(connection).list();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
                var some = tables.subList(from, Math.min(tables.size(), from + TABLES_AT_ONCE));
                statement.execute("lock table only " + String.join(", only ", some) + " in access share mode");
            }
            try (var row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** What other sessions and programs call it. */
    public String name() {
        return name;
    }

    /** The session that holds the moment; it sees the database as it was then. */
    public Connection connection() {
        return connection;
    }

    /** Ends the question that is being asked from another thread. */
    public void cancel() {
        new OpenQuestion(connection).end();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // the server has forgotten it by itself
        }
    }

    /** The tables of a database, once it is sure that they may be read. */
    private record LockedTables(Connection connection) {

        private static final String QUERY = """
                select pg_catalog.format('%I.%I', n.nspname, c.relname),
                       pg_catalog.has_table_privilege(c.oid, 'select')
                         and pg_catalog.has_schema_privilege(n.oid, 'usage')
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                order by 1""";

        private static final int NAMED = 10;

        List<String> list() throws SQLException, PostgresTrouble {
            var tables = new ArrayList<String>();
            var unreadable = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    (rows.getBoolean(2) ? tables : unreadable).add(rows.getString(1));
                }
            }
            if (!unreadable.isEmpty()) {
                throw new PostgresTrouble(
                        PostgresTrouble.Kind.PRIVILEGE,
                        "the user %s may not read %s"
                                .formatted(connection.getMetaData().getUserName(), named(unreadable)),
                        "grant it SELECT there, or pg_read_all_data: what it cannot read would be missing in the backup");
            }
            return tables;
        }

        private static String named(List<String> tables) {
            var some = String.join(", ", tables.subList(0, Math.min(NAMED, tables.size())));
            return tables.size() <= NAMED ? some : some + " and " + (tables.size() - NAMED) + " other tables";
        }
    }
}
