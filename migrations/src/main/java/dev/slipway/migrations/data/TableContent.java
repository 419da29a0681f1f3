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

    private static final int DIGITS = 16;

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

    /** Of both together, if the other has the rest of the rows: all figures are sums. */
    TableContent plus(TableContent rest) {
        var sums = new TreeMap<String, String>();
        columns.forEach((column, sum) -> sums.put(column, sum(sum, Objects.requireNonNull(rest.columns.get(column)))));
        return new TableContent(rows + rest.rows, sum(hash, rest.hash), sums);
    }

    /** Sixteen digits are one sum; what exceeds them is forgotten, as it is by whoever sums up all rows at once. */
    private static String sum(String one, String other) {
        var sum = new StringBuilder();
        for (int from = 0; from < one.length(); from += DIGITS) {
            sum.append("%016x".formatted(number(one, from) + number(other, from)));
        }
        return sum.toString();
    }

    private static long number(String sums, int from) {
        return Long.parseUnsignedLong(sums, from, from + DIGITS, 16);
    }
}
