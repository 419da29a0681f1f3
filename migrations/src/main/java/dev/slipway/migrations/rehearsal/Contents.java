package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.Counter;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.Table.Column;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.history.HistoryTable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What all tables of the copy hold at one moment, and how far its sequences have counted. */
record Contents(Map<Long, Held> byOid, List<Counter> counters) {

    Contents {
        byOid = Map.copyOf(byOid);
        counters = List.copyOf(counters);
    }

    /** A table and its content. */
    record Held(Table table, TableContent content) {}

    /** What is known already is not read again. */
    static Contents of(Reader reader, Map<TableName, TableContent> known) throws SQLException {
        var held = new HashMap<Long, Held>();
        try (var reading = reader.open()) {
            for (var table : reading.hash().tables()) {
                if (!table.name().schema().equals(HistoryTable.SCHEMA)) {
                    var content = Optional.ofNullable(known.get(table.name())).filter(each -> fits(each, table));
                    held.put(
                            table.oid(),
                            new Held(
                                    table,
                                    content.isPresent()
                                            ? content.get()
                                            : reading.hash().of(table)));
                }
            }
            return new Contents(held, reading.hash().counters());
        }
    }

    private static boolean fits(TableContent content, Table table) {
        return content.columns()
                .keySet()
                .equals(table.columns().stream().map(Column::name).collect(Collectors.toSet()));
    }

    /** Which of the tables hold something else now in the columns that they had. */
    Set<TableName> changed(Set<Long> touched, Reader reader) throws SQLException {
        var changed = new TreeSet<TableName>();
        try (var reading = reader.open()) {
            var now = byOid(reading.hash().tables());
            for (var oid : touched) {
                var before = byOid.get(oid);
                var table = now.get(oid);
                if (before != null && (table == null || !sameRows(before, table, reading))) {
                    changed.add(before.table().name());
                }
            }
        }
        return changed;
    }

    /** As it is now, having read again only what has been touched, and what is new. */
    Contents after(Set<Long> touched, Reader reader) throws SQLException {
        var held = new HashMap<Long, Held>();
        try (var reading = reader.open()) {
            for (var table : reading.hash().tables()) {
                var known = byOid.get(table.oid());
                if (known != null
                        && !touched.contains(table.oid())
                        && known.table().equals(table)) {
                    held.put(table.oid(), known);
                } else if (!table.name().schema().equals(HistoryTable.SCHEMA)) {
                    held.put(table.oid(), new Held(table, reading.hash().of(table)));
                }
            }
            return new Contents(held, reading.hash().counters());
        }
    }

    /** What is missing or other than here, a sentence for each table; every table is read, touched or not. */
    List<String> lossesIn(Reader reader) throws SQLException {
        return lossesIn(reader, _ -> true);
    }

    /** The same, of the tables that may be concerned, or whose columns are others than before. */
    List<String> lossesIn(Reader reader, Predicate<Table> concerned) throws SQLException {
        var losses = new TreeMap<TableName, String>();
        try (var reading = reader.open()) {
            var now = new HashMap<TableName, Table>();
            reading.hash().tables().forEach(table -> now.put(table.name(), table));
            for (var before : byOid.values()) {
                var name = before.table().name();
                var table = now.get(name);
                if (table == null) {
                    losses.put(
                            name,
                            "table " + name + " is gone with its "
                                    + before.content().rows() + " rows");
                } else {
                    loss(before, originalColumns(before, table), concerned, reading)
                            .ifPresent(loss -> losses.put(name, loss.toString()));
                }
            }
            losses.putAll(countersBehind(reading.hash().counters()));
        }
        return List.copyOf(losses.values());
    }

    /** A sequence that starts again gives out numbers which are taken. One that is gone shows in the schema. */
    private Map<TableName, String> countersBehind(List<Counter> now) {
        var behind = new HashMap<TableName, String>();
        for (var before : counters) {
            now.stream()
                    .filter(counter -> counter.name().equals(before.name()) && counter.isBehind(before))
                    .forEach(counter -> behind.put(
                            before.name(),
                            "sequence " + counter + " was at " + before.last().orElseThrow()));
        }
        return behind;
    }

    private static Optional<Loss> loss(Held before, Table now, Predicate<Table> concerned, Reader.Reading reading)
            throws SQLException {
        if (now.equals(before.table()) && !concerned.test(now)) {
            return Optional.empty();
        }
        var content = reading.hash().of(now);
        return content.equals(before.content())
                ? Optional.empty()
                : Optional.of(new Loss(before, new Held(now, content)));
    }

    private static boolean sameRows(Held before, Table now, Reader.Reading reading) throws SQLException {
        var columns = originalColumns(before, now);
        return columns.columns().size() == before.table().columns().size()
                && reading.hash().of(columns).hash().equals(before.content().hash());
    }

    /** In the order in which they were hashed. */
    private static Table originalColumns(Held before, Table now) {
        var byName = new HashMap<String, Column>();
        now.columns().forEach(column -> byName.put(column.name(), column));
        return new Table(
                now.oid(),
                now.name(),
                before.table().columns().stream()
                        .map(Column::name)
                        .filter(byName::containsKey)
                        .map(byName::get)
                        .toList());
    }

    private static Map<Long, Table> byOid(List<Table> tables) {
        var found = new HashMap<Long, Table>();
        tables.forEach(table -> found.put(table.oid(), table));
        return found;
    }
}
