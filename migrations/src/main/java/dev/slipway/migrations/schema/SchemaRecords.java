package dev.slipway.migrations.schema;

import dev.slipway.migrations.history.History;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;

/** Where the schema as it was migrated last is kept: beside the history, so that it goes along with every copy. */
public final class SchemaRecords {

    private static final String CREATE = """
            create table if not exists slipway.recorded_schema (
              only_row boolean primary key default true check (only_row),
              entry    bigint not null,
              server   integer not null,
              taken_at timestamptz not null default pg_catalog.clock_timestamp()
            );
            create table if not exists slipway.recorded_object (
              label  text primary key,
              digest text not null
            );
            delete from slipway.recorded_schema;
            delete from slipway.recorded_object""";
    private static final int A_MAJOR_VERSION = 10_000;

    private final Connection connection;

    public SchemaRecords(Connection connection) {
        this.connection = connection;
    }

    /** Keeps what the schema is now, in the place of what it was; whoever calls holds the lock of a run. */
    public void keep(History history) throws SQLException {
        var last = history.entries().getLast().entry();
        connection.setAutoCommit(false);
        try {
            var record = SchemaRecord.of(last, server(), SchemaSnapshot.in(connection));
            execute(CREATE);
            insert(record);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** What was kept, if a run has kept anything. */
    public Optional<SchemaRecord> read() throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var table =
                    statement.executeQuery("select pg_catalog.to_regclass('slipway.recorded_schema') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            var digests = new TreeMap<String, String>();
            try (var rows = statement.executeQuery("select label, digest from slipway.recorded_object")) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
            try (var row = statement.executeQuery("select entry, server from slipway.recorded_schema")) {
                return row.next()
                        ? Optional.of(new SchemaRecord(row.getLong(1), row.getInt(2), digests))
                        : Optional.empty();
            }
        }
    }

    /** The major version of the server that is asked. */
    public int server() throws SQLException {
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("show server_version_num")) {
            version.next();
            return version.getInt(1) / A_MAJOR_VERSION;
        }
    }

    private void insert(SchemaRecord record) throws SQLException {
        try (var schema =
                connection.prepareStatement("insert into slipway.recorded_schema (entry, server) values (?, ?)")) {
            schema.setLong(1, record.entry());
            schema.setInt(2, record.server());
            schema.executeUpdate();
        }
        try (var object =
                connection.prepareStatement("insert into slipway.recorded_object (label, digest) values (?, ?)")) {
            for (var each : record.digests().entrySet()) {
                object.setString(1, each.getKey());
                object.setString(2, each.getValue());
                object.addBatch();
            }
            object.executeBatch();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
