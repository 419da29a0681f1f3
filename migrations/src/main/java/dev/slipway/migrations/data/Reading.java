package dev.slipway.migrations.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One look at all rows of a database. What is large is read by several sessions, all of which see the same moment. */
public final class Reading implements AutoCloseable {

    private final Connection connection;
    private final RowHash rows;
    private final Sessions sessions;

    private Reading(Connection connection, RowHash rows, Sessions sessions) {
        this.connection = connection;
        this.rows = rows;
        this.sessions = sessions;
    }

    /** A further session with the same database, by the same role. */
    @FunctionalInterface
    public interface Door {
        Connection open() throws SQLException;
    }

    /** By the one session that has begun a transaction already; it stays open when this is closed. */
    public static Reading by(Connection connection) throws SQLException {
        var rows = RowHash.on(connection);
        return new Reading(connection, rows, Sessions.alone(connection, rows));
    }

    /** By sessions of its own. */
    public static Reading through(Door door) throws SQLException {
        var connection = door.open();
        try {
            Sessions.begin(connection);
            var rows = RowHash.on(connection);
            return new Reading(connection, rows, Sessions.of(connection, rows, door));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The session that decides about the moment. */
    public Connection connection() {
        return connection;
    }

    public List<Table> tables() throws SQLException {
        return rows.tables();
    }

    public List<Counter> counters() throws SQLException {
        return rows.counters();
    }

    public TableContent content(Table table) throws SQLException {
        return Objects.requireNonNull(contents(List.of(table)).get(table), table.toString());
    }

    /** Reads every row of these tables. */
    public Map<Table, TableContent> contents(Collection<Table> tables) throws SQLException {
        return sessions.ask(tables, RowHash::of, TableContent::plus);
    }

    /** Reads every row of these tables, except where somebody has just done so. */
    public List<Known> know(Collection<Table> tables, Map<Table, TableContent> read) throws SQLException {
        var marks = marks();
        var contents = new HashMap<>(read);
        contents.putAll(contents(
                tables.stream().filter(table -> !read.containsKey(table)).toList()));
        return tables.stream()
                .map(table -> new Known(
                        table,
                        Objects.requireNonNull(contents.get(table)),
                        Optional.ofNullable(marks.get(table.oid()))))
                .toList();
    }

    private Map<Long, Mark> marks() throws SQLException {
        return new Marks(connection).read();
    }

    /** Those of which it is certain that they hold the very rows that they held, and under the same name. */
    public Set<Known> unchanged(Collection<Known> earlier) throws SQLException {
        var there = Set.copyOf(tables());
        var marks = marks();
        var candidates = new HashMap<Table, Known>();
        for (var known : earlier) {
            var now = Optional.ofNullable(marks.get(known.table().oid())).map(Mark::form);
            if (there.contains(known.table())
                    && now.isPresent()
                    && known.mark().map(Mark::form).equals(now)) {
                candidates.put(known.table(), known);
            }
        }
        var unchanged = new HashSet<Known>();
        sessions.ask(candidates.keySet(), (session, slice) -> session.ages(slice, since(candidates, slice)), Ages::plus)
                .forEach((table, ages) -> {
                    var known = candidates.get(table);
                    if (known != null && ages.equals(new Ages(known.content().rows(), 0))) {
                        unchanged.add(known);
                    }
                });
        return unchanged;
    }

    private static long since(Map<Table, Known> candidates, Slice slice) {
        return Optional.ofNullable(candidates.get(slice.table()))
                .flatMap(Known::mark)
                .orElseThrow()
                .since();
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
    }
}
