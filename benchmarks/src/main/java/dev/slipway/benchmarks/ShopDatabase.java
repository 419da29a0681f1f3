package dev.slipway.benchmarks;

import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.migrations.scratch.ScratchPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** What is backed up: a shop's database on a server that waits for its disk, as a real one does. */
record ShopDatabase(ScratchPostgres server, ScratchDatabase logins) implements AutoCloseable {

    /** What an order takes in a dump, with its lines and its part of a customer. */
    private static final int BYTES_PER_ORDER = 610;

    private static final int LINES_PER_ORDER = 3;
    private static final int ORDERS_PER_CUSTOMER = 5;

    private static final Map<String, String> AS_IN_PRODUCTION = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "wal_level", "replica",
            "max_wal_senders", "4",
            "shared_buffers", "128MB",
            "max_wal_size", "1GB");

    private static final String TABLES = """
            create table customer (
              id uuid primary key, email text not null, name text not null, address text not null,
              settings jsonb not null, created timestamptz not null);
            create table orders (
              id bigint primary key, customer uuid not null, placed timestamptz not null, status text not null,
              total numeric(12, 2) not null, note text, delivery jsonb not null);
            create table order_line (
              order_id bigint not null, line int not null, product bigint not null, quantity int not null,
              price numeric(12, 2) not null, discount numeric(8, 6) not null, primary key (order_id, line));
            """;
    private static final String AROUND = """
            create unique index on customer (lower(email));
            create index on orders (customer);
            create index on orders (placed desc) where status <> 'returned';
            create index on order_line (product);
            alter table orders add foreign key (customer) references customer;
            alter table order_line add foreign key (order_id) references orders;
            """;

    static ShopDatabase fill(int megabytes) throws SQLException, IOException {
        var binaries = PostgresBinaries.find(System.getenv(), OptionalInt.empty());
        var server = ScratchPostgres.start(binaries, AS_IN_PRODUCTION);
        try {
            var database = new ShopDatabase(server, server.newDatabase());
            try (var connection = database.url().open()) {
                fill(connection, megabytes * 1_000_000L / BYTES_PER_ORDER);
            }
            database.settle();
            return database;
        } catch (SQLException | IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    DatabaseUrl url() {
        return DatabaseUrl.of(logins.owner());
    }

    private static void fill(Connection connection, long orders) throws SQLException, IOException {
        long customers = Math.max(1, orders / ORDERS_PER_CUSTOMER);
        var rows = new ShopRows(customers);
        try (var statement = connection.createStatement()) {
            statement.execute(TABLES);
            copy(connection, "customer", LongStream.range(0, customers).mapToObj(rows::customer));
            copy(connection, "orders", LongStream.range(0, orders).mapToObj(rows::order));
            copy(
                    connection,
                    "order_line",
                    LongStream.range(0, orders)
                            .mapToObj(order ->
                                    IntStream.range(0, LINES_PER_ORDER).mapToObj(line -> rows.line(order, line)))
                            .flatMap(lines -> lines));
            statement.execute(AROUND);
        }
    }

    private static void copy(Connection connection, String table, Stream<String> rows)
            throws SQLException, IOException {
        Iterator<String> each = rows.iterator();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new RowStream(each), 1 << 18);
    }

    /** So that nobody who reads it first has to tidy up for the others. */
    private void settle() throws SQLException {
        try (var connection = logins.superuser().open();
                var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
