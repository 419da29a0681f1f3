package dev.slipway.migrations.data;

import dev.slipway.migrations.data.Reading.Door;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;

/** The sessions of one reading. Further ones are opened when there is enough to read, and share the snapshot of the first. */
final class Sessions implements AutoCloseable {

    private static final int MOST = 4;
    private static final String INTERRUPTED = "57014"; // as the server says it of a question that was cancelled

    private final Optional<Door> door;
    private final Deque<Session> sessions = new ArrayDeque<>();

    private Sessions(Session first, Optional<Door> door) {
        this.door = door;
        sessions.add(first);
    }

    private record Session(Connection connection, RowHash rows) {}

    static Sessions alone(Connection first, RowHash rows) {
        return new Sessions(new Session(first, rows), Optional.empty());
    }

    static Sessions of(Connection first, RowHash rows, Door door) {
        return new Sessions(new Session(first, rows), Optional.of(door));
    }

    static void begin(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /** What is asked of each slice. */
    @FunctionalInterface
    interface Question<T> {
        T of(RowHash session, Slice slice) throws SQLException;
    }

    /** One answer for each table, joined from those about its slices. */
    <T> Map<Table, T> ask(Collection<Table> tables, Question<T> question, BinaryOperator<T> join) throws SQLException {
        var answers = new ConcurrentHashMap<Table, T>();
        Answers<T> joined = (table, answer) -> answers.merge(table, answer, join);
        var first = sessions.getFirst();
        if (door.isEmpty()) {
            work(first.rows(), new ArrayDeque<>(Division.whole(tables).slices()), question, joined);
            return answers;
        }
        var division = Division.of(tables, first.connection());
        var slices = new ConcurrentLinkedQueue<>(division.slices());
        if (division.isWorthTwo()) {
            openUpTo(Math.min(MOST, Runtime.getRuntime().availableProcessors()), door.get());
        }
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("reading-", 0).factory())) {
            var working = sessions.stream()
                    .map(session -> threads.submit(() -> {
                        work(session.rows(), slices, question, joined);
                        return true;
                    }))
                    .toList();
            await(working, slices);
        }
        return answers;
    }

    private interface Answers<T> {
        void take(Table table, T answer);
    }

    private static <T> void work(RowHash session, Queue<Slice> slices, Question<T> question, Answers<T> answers)
            throws SQLException {
        for (var slice = slices.poll(); slice != null; slice = slices.poll()) {
            try {
                answers.take(slice.table(), question.of(session, slice));
            } catch (SQLException failed) {
                slices.clear(); // nobody needs to know the rest
                throw new SQLException(slice.table() + ": " + failed.getMessage(), failed.getSQLState(), failed);
            }
        }
    }

    private static void await(List<Future<Boolean>> working, Queue<Slice> slices) throws SQLException {
        for (var session : working) {
            try {
                session.get();
            } catch (ExecutionException failed) {
                slices.clear();
                if (failed.getCause() instanceof SQLException trouble) {
                    throw trouble;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException e) {
                slices.clear();
                Thread.currentThread().interrupt();
                throw new SQLException("the reading was interrupted", INTERRUPTED, e);
            }
        }
    }

    private void openUpTo(int count, Door way) throws SQLException {
        if (sessions.size() >= count) {
            return;
        }
        var snapshot = export(sessions.getFirst().connection());
        while (sessions.size() < count) {
            var further = way.open();
            try (var statement = further.createStatement()) {
                begin(further);
                statement.execute("set transaction snapshot " + statement.enquoteLiteral(snapshot));
                sessions.add(new Session(further, RowHash.on(further)));
            } catch (SQLException e) {
                further.close();
                throw e;
            }
        }
    }

    private static String export(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The first is closed last, because the others see what it sees; one that was brought by somebody is not closed. */
    @Override
    public void close() throws SQLException {
        while (door.isPresent() && !sessions.isEmpty()) {
            sessions.removeLast().connection().close();
        }
    }
}
