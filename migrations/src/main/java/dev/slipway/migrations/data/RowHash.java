package dev.slipway.migrations.data;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Has the server itself reduce tables to figures that do not depend on the order of rows nor on anybody's settings.
 *
 * <p>It may be used within a transaction and its snapshot. Values are hashed in the text that their types print, never
 * through a cast, which could be somebody's function. They are comparable between servers of one byte order.
 */
public final class RowHash {

    private static final List<String> SETTINGS = List.of(
            "set search_path = pg_catalog",
            "set timezone = 'UTC'",
            "set datestyle = 'ISO, YMD'",
            "set intervalstyle = 'postgres'",
            "set extra_float_digits = 3",
            "set bytea_output = 'hex'",
            "set lc_monetary = 'C'",
            "set quote_all_identifiers = off",
            "set row_security = off",
            "set jit = off");
    private static final String COUNTERS = """
            select schemaname, sequencename, last_value, increment_by > 0
            from pg_catalog.pg_sequences
            where schemaname !~ '^pg_' and schemaname <> 'information_schema'
            order by schemaname, sequencename""";
    /** Transactions have no order of their own, because their numbers come again; their ages have. */
    private static final String AGES = """
            select pg_catalog.count(*),
                   pg_catalog.count(*) filter (where pg_catalog.age(xmin) <= (select pg_catalog.age('%d'::pg_catalog.xid)))
            from %s""";

    private static final long TRANSACTIONS = 1L << 32;
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    private final Connection connection;

    private RowHash(Connection connection) {
        this.connection = connection;
    }

    /** Sets the session up so that values are printed the same everywhere; it stays so. */
    public static RowHash on(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                statement.execute(setting);
            }
        }
        return new RowHash(connection);
    }

    /** Every table and materialised view that holds rows, except what belongs to an extension. */
    public List<Table> tables() throws SQLException {
        return new TableList(connection).read();
    }

    /** Every sequence and how far it has come. */
    public List<Counter> counters() throws SQLException {
        var counters = new ArrayList<Counter>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNTERS)) {
            while (rows.next()) {
                var name = new TableName(rows.getString(1), rows.getString(2));
                boolean upwards = rows.getBoolean(4);
                long last = rows.getLong(3);
                counters.add(new Counter(name, rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(last), upwards));
            }
        }
        return counters;
    }

    /** Reads the table once, without those that inherit from it. */
    public TableContent of(Table table) throws SQLException {
        return of(Slice.whole(table));
    }

    TableContent of(Slice slice) throws SQLException {
        var table = slice.table();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(new HashQuery(slice).text())) {
            row.next();
            var columns = new TreeMap<String, String>();
            for (int i = 0; i < table.columns().size(); i++) {
                columns.put(table.columns().get(i).name(), digits(row, 4 + i));
            }
            return new TableContent(row.getLong(1), digits(row, 2) + digits(row, 3), columns);
        }
    }

    /** Looks at every row and at no value. */
    Ages ages(Slice slice, long since) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(AGES.formatted(since % TRANSACTIONS, slice.sql()))) {
            row.next();
            return new Ages(row.getLong(1), row.getLong(2));
        }
    }

    private static String digits(ResultSet row, int column) throws SQLException {
        var sum = row.getBigDecimal(column);
        return "%016x".formatted((sum == null ? BigInteger.ZERO : sum.toBigIntegerExact()).mod(LIMIT));
    }
}
