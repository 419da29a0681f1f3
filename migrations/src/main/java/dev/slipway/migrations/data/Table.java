package dev.slipway.migrations.data;

import java.util.Collection;
import java.util.List;

/** A table that keeps rows of its own, with the columns that it had when somebody looked. */
public record Table(long oid, TableName name, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    /** One column; the number is never given to another one, so it tells a column from its namesake. */
    public record Column(String name, int number, boolean bytes) {}

    /** Of the columns only those that are named, in the order of this table. */
    public Table withOnly(Collection<String> names) {
        return new Table(
                oid,
                name,
                columns.stream().filter(column -> names.contains(column.name())).toList());
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
