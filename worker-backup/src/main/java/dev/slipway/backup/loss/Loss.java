package dev.slipway.backup.loss;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Everything that a restore would lose.
 *
 * @param walBytes how much the whole server has written to its log since, if it tells
 * @param remarks what could not be measured, or is no row
 */
public record Loss(List<LostRows> tables, OptionalLong walBytes, List<String> remarks) {

    private static final Comparator<LostRows> MOST_FIRST =
            Comparator.comparingLong(LostRows::rows).reversed().thenComparing(LostRows::table);

    public Loss {
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    static Loss of(Stream<LostRows> tables, OptionalLong walBytes, List<String> remarks) {
        return new Loss(
                tables.filter(lost -> lost.rows() > 0).sorted(MOST_FIRST).toList(), walBytes, remarks);
    }

    public long rows() {
        return tables.stream().mapToLong(LostRows::rows).sum();
    }
}
