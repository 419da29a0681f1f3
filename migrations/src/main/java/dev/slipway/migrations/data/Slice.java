package dev.slipway.migrations.data;

import java.util.List;
import java.util.stream.LongStream;

/** A run of a table's pages, because one large table would keep all but one session waiting. */
record Slice(Table table, String pages) {

    static Slice whole(Table table) {
        return new Slice(table, "");
    }

    /** The last one is open at its end, where rows may have been added. */
    static List<Slice> of(Table table, long pages, long count) {
        return LongStream.range(0, count)
                .mapToObj(i -> new Slice(
                        table,
                        " where ctid >= " + first(pages * i / count)
                                + (i + 1 < count ? " and ctid < " + first(pages * (i + 1) / count) : "")))
                .toList();
    }

    String sql() {
        return "only " + table.name().sql() + pages;
    }

    private static String first(long page) {
        return "'(" + page + ",0)'::pg_catalog.tid";
    }
}
