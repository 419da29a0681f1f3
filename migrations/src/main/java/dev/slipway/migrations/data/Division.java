package dev.slipway.migrations.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How tables are shared among sessions that read side by side: in slices of about the same size, the large tables first. */
record Division(List<Slice> slices, long bytes) {

    private static final long BYTES_OF_A_SLICE = 24L << 20;

    /** From this version on, whoever asks for some pages does not have all of them read. */
    private static final int READS_PAGES = 14;

    private static final String SIZES = """
            select c.oid, pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint,
                   pg_catalog.pg_table_size(c.oid)
            from pg_catalog.pg_class c
            where c.oid = any (?)""";

    /** What lies beside the pages, as long values do, counts as well. */
    private record Size(long pages, long bytes) {

        long slices() {
            return Math.clamp(bytes / BYTES_OF_A_SLICE, 1, Math.max(1, pages));
        }
    }

    static Division whole(Collection<Table> tables) {
        return new Division(tables.stream().map(Slice::whole).toList(), 0);
    }

    static Division of(Collection<Table> tables, Connection connection) throws SQLException {
        var sizes = sizes(tables, connection);
        boolean whole = connection.getMetaData().getDatabaseMajorVersion() < READS_PAGES;
        var none = new Size(0, 0);
        var slices = new ArrayList<Slice>();
        tables.stream()
                .sorted(Comparator.comparingLong((Table table) ->
                                sizes.getOrDefault(table.oid(), none).bytes())
                        .reversed())
                .forEach(table -> {
                    var size = sizes.getOrDefault(table.oid(), none);
                    if (whole || size.slices() == 1) {
                        slices.add(Slice.whole(table));
                    } else {
                        slices.addAll(Slice.of(table, size.pages(), size.slices()));
                    }
                });
        long bytes = tables.stream()
                .mapToLong(table -> sizes.getOrDefault(table.oid(), none).bytes())
                .sum();
        return new Division(slices, bytes);
    }

    /** Below that a further session costs more than it saves. */
    boolean isWorthTwo() {
        return slices.size() > 1 && bytes >= BYTES_OF_A_SLICE;
    }

    private static Map<Long, Size> sizes(Collection<Table> tables, Connection connection) throws SQLException {
        var sizes = new HashMap<Long, Size>();
        var numbers = tables.stream().map(Table::oid).toArray(Long[]::new);
        try (var query = connection.prepareStatement(SIZES)) {
            query.setArray(1, connection.createArrayOf("oid", numbers));
            var rows = query.executeQuery();
            while (rows.next()) {
                sizes.put(rows.getLong(1), new Size(rows.getLong(2), rows.getLong(3)));
            }
        }
        return sizes;
    }
}
