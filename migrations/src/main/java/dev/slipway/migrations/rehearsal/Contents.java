package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.Counter;
import dev.slipway.migrations.data.Known;
import dev.slipway.migrations.data.Reading;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.Table.Column;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.history.HistoryTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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
record Contents(Map<Long, Known> byOid, List<Counter> counters) {

    Contents {
        byOid = Map.copyOf(byOid);
        counters = List.copyOf(counters);
    }

    /** What is known already is not read again. */
    static Contents of(Reader reader, Map<TableName, TableContent> known) throws SQLException {
        try (var reading = reader.open()) {
            var tables = tables(reading);
            var read = new HashMap<Table, TableContent>();
            tables.forEach(table -> Optional.ofNullable(known.get(table.name()))
                    .filter(content -> fits(content, table))
                    .ifPresent(content -> read.put(table, content)));
            return new Contents(byOid(reading.know(tables, read)), reading.counters());
        }
    }

    private static List<Table> tables(Reading reading) throws SQLException {
        return reading.tables().stream()
                .filter(table -> !table.name().schema().equals(HistoryTable.SCHEMA))
                .toList();
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
            var now = reading.tables().stream().collect(Collectors.toMap(Table::oid, table -> table));
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
        try (var reading = reader.open()) {
            var held = new HashMap<Long, Known>();
            var others = new ArrayList<Table>();
            for (var table : tables(reading)) {
                var known = byOid.get(table.oid());
                if (known != null
                        && !touched.contains(table.oid())
                        && known.table().equals(table)) {
                    held.put(table.oid(), known);
                } else {
                    others.add(table);
                }
            }
            held.putAll(byOid(reading.know(others, Map.of())));
            return new Contents(held, reading.counters());
        }
    }

    /** What is missing or other than here, a sentence for each table; of all tables that are not certain to be the same. */
    List<String> lossesIn(Reader reader) throws SQLException {
        try (var reading = reader.open()) {
            var unchanged = reading.unchanged(byOid.values());
            return losses(reading, known -> !unchanged.contains(known));
        }
    }

    /** The same, of the tables that may be concerned, or whose columns are others than before. */
    List<String> lossesIn(Reader reader, Set<Long> concerned) throws SQLException {
        try (var reading = reader.open()) {
            return losses(reading, known -> concerned.contains(known.table().oid()));
        }
    }

    private List<String> losses(Reading reading, Predicate<Known> concerned) throws SQLException {
        var losses = new TreeMap<TableName, String>();
        var now = reading.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
        var compared = new HashMap<Table, Known>();
        for (var before : byOid.values()) {
            var name = before.table().name();
            var table = now.get(name);
            if (table == null) {
                losses.put(
                        name,
                        "table " + name + " is gone with its "
                                + before.content().rows() + " rows");
            } else if (!table.equals(before.table()) || concerned.test(before)) {
                compared.put(originalColumns(before, table), before);
            }
        }
        reading.contents(compared.keySet()).forEach((table, content) -> {
            var before = compared.get(table);
            if (before != null && !content.equals(before.content())) {
                losses.put(table.name(), new Loss(before, new Known(table, content, Optional.empty())).toString());
            }
        });
        losses.putAll(countersBehind(reading.counters()));
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

    private static boolean sameRows(Known before, Table now, Reading reading) throws SQLException {
        var columns = originalColumns(before, now);
        return columns.columns().size() == before.table().columns().size()
                && reading.content(columns).hash().equals(before.content().hash());
    }

    /** In the order in which they were hashed. */
    private static Table originalColumns(Known before, Table now) {
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

    private static Map<Long, Known> byOid(Collection<Known> known) {
        return known.stream().collect(Collectors.toMap(each -> each.table().oid(), each -> each));
    }
}
