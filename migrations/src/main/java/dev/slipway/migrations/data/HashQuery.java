package dev.slipway.migrations.data;

import dev.slipway.migrations.data.Table.Column;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The question whose answer is a table's content: count, two sums over hashes of rows, and a sum for each column.
 *
 * <p>A row is hashed through the list of its columns' hashes. PostgreSQL's own hash of an array would not do: it is a
 * sum over the elements, so that the sum over all rows could not tell which values stand in one row.
 */
record HashQuery(Slice slice) {

    String text() {
        var sums = each("", i -> ", pg_catalog.sum(h%1$d)".formatted(i));
        return """
                select pg_catalog.count(*),
                       pg_catalog.sum(pg_catalog.hashtextextended(r, 0)), pg_catalog.sum(pg_catalog.hashtextextended(r, 1))%s
                from (select array[%s]::pg_catalog.int8[]::pg_catalog.text collate "C" as r%s
                      from (select %s from %s offset 0) as c offset 0) as t""".formatted(
                        sums,
                        each(", ", "h%d"::formatted),
                        each("", ", h%d"::formatted),
                        each(", ", i -> hash(table().columns().get(i)) + " as h" + i),
                        slice.sql());
    }

    private Table table() {
        return slice.table();
    }

    private static String hash(Column column) {
        var name = TableName.quoted(column.name());
        var value = column.bytes() ? "pg_catalog.sha256(" + name + ")" : name;
        return "case when %s is distinct from null then pg_catalog.hashtextextended(pg_catalog.concat(%s) collate \"C\", 0) end"
                .formatted(name, value);
    }

    private String each(String between, IntFunction<String> part) {
        return IntStream.range(0, table().columns().size()).mapToObj(part).collect(Collectors.joining(between));
    }
}
