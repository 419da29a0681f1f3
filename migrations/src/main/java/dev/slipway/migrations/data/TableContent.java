package dev.slipway.migrations.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table's rows in a few figures: how many, a hash over all of them in any order, and one over each column for itself.
 *
 * <p>The columns' hashes say where two tables differ; only the hash over the rows says whether they do, because values
 * that have changed places between rows leave each column as it was.
 */
public record TableContent(long rows, String hash, SortedMap<String, String> columns) {

    public TableContent {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** The columns of this one that hold something else in the other, or are not there. */
    public List<String> columnsThatDiffer(TableContent other) {
        return columns.entrySet().stream()
                .filter(column -> !Objects.equals(column.getValue(), other.columns.get(column.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
