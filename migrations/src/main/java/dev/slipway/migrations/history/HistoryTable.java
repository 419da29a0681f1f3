package dev.slipway.migrations.history;

import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.Script;
import dev.slipway.migrations.Version;
import dev.slipway.migrations.history.HistoryEntry.Move;
import dev.slipway.migrations.history.HistoryEntry.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** The history as it lies in the database itself, so that it goes along with every backup and every copy. */
public final class HistoryTable {

    public static final String SCHEMA = "slipway";

    private static final String CREATE = """
            create schema if not exists slipway;
            create table slipway.migration_history (
              entry                bigint generated always as identity primary key,
              version              text not null,
              name                 text not null,
              move                 text not null check (move in ('up', 'down', 'adopt')),
              state                text not null check (state in ('running', 'done', 'failed', 'void')),
              checksum             text not null,
              rollback_file        text,
              rollback_script      text,
              irreversible_because text,
              deployment           text not null,
              fencing_token        bigint not null,
              started_at           timestamptz not null default pg_catalog.clock_timestamp(),
              duration_ms          bigint,
              statements_done      integer not null default 0,
              error                text
            );
            create table slipway.migration_fence (
              only_row      boolean primary key default true check (only_row),
              fencing_token bigint not null,
              deployment    text not null,
              taken_at      timestamptz not null
            );
            comment on schema slipway is 'what Slipway knows about the migrations of this database';
            """;
    private static final String INSERT = """
            insert into slipway.migration_history
              (version, name, move, state, checksum, rollback_file, rollback_script, irreversible_because, deployment,
               fencing_token, statements_done, duration_ms)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning entry""";
    private static final String END =
            "update slipway.migration_history set state = ?, duration_ms = ?, error = ? where entry = ?";
    private static final String PROGRESS = "update slipway.migration_history set statements_done = ? where entry = ?";

    private final Connection connection;

    public HistoryTable(Connection connection) {
        this.connection = connection;
    }

    /** What is known so far; nothing for a database that Slipway has never touched. */
    public static History read(Connection connection) throws SQLException {
        return new HistoryTable(connection).read();
    }

    public History read() throws SQLException {
        var entries = new ArrayList<HistoryEntry>();
        if (exists()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select * from slipway.migration_history order by entry")) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return new History(entries);
    }

    /** The caller holds the lock, or two might do it at once. */
    public void createIfMissing() throws SQLException {
        if (!exists()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(CREATE);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    public long insert(HistoryLine line) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, line.version().canonical());
            insert.setString(2, line.name());
            insert.setString(3, lower(line.move()));
            insert.setString(4, lower(line.state()));
            insert.setString(5, line.checksum());
            insert.setString(6, line.rollback() instanceof Rollback.Scripted(var script) ? script.file() : null);
            insert.setString(7, line.rollback() instanceof Rollback.Scripted(var script) ? script.text() : null);
            insert.setString(8, line.rollback() instanceof Rollback.Irreversible(var reason) ? reason : null);
            insert.setString(9, line.deployment());
            insert.setLong(10, line.fencingToken());
            insert.setInt(11, line.statementsDone());
            insert.setObject(12, line.duration().map(Duration::toMillis).orElse(null));
            try (var entry = insert.executeQuery()) {
                entry.next();
                return entry.getLong(1);
            }
        }
    }

    public void progress(long entry, int statementsDone) throws SQLException {
        try (var update = connection.prepareStatement(PROGRESS)) {
            update.setInt(1, statementsDone);
            update.setLong(2, entry);
            update.executeUpdate();
        }
    }

    public void end(long entry, State state, Optional<Duration> duration, Optional<String> error) throws SQLException {
        try (var update = connection.prepareStatement(END)) {
            update.setString(1, lower(state));
            update.setObject(2, duration.map(Duration::toMillis).orElse(null));
            update.setString(3, error.orElse(null));
            update.setLong(4, entry);
            update.executeUpdate();
        }
    }

    private boolean exists() throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select pg_catalog.to_regclass('slipway.migration_history') is not null")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("entry"),
                new Version(row.getString("version")),
                row.getString("name"),
                Move.valueOf(upper(row.getString("move"))),
                State.valueOf(upper(row.getString("state"))),
                row.getString("checksum"),
                rollback(row),
                row.getString("deployment"),
                row.getLong("fencing_token"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("duration_ms", Long.class)).map(Duration::ofMillis),
                row.getInt("statements_done"),
                Optional.ofNullable(row.getString("error")));
    }

    private static Rollback rollback(ResultSet row) throws SQLException {
        var file = row.getString("rollback_file");
        var script = Optional.ofNullable(row.getString("rollback_script"));
        var reason = Optional.ofNullable(row.getString("irreversible_because"));
        return script.<Rollback>map(text -> new Rollback.Scripted(Script.of(file, text)))
                .or(() -> reason.map(Rollback.Irreversible::new))
                .orElseGet(() -> new Rollback.Missing("it was shipped without one"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
