package dev.slipway.backup.loss;

import java.util.List;
import java.util.OptionalLong;

/**
 * Everything that a restore would lose.
 *
 * @param walBytes how much the whole server has written to its log since, if it tells
 * @param remarks what could not be measured, or is no row
 */
public record Loss(List<LostRows> tables, OptionalLong walBytes, List<String> remarks) {

    public Loss {
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    public long rows() {
        return tables.stream().mapToLong(LostRows::rows).sum();
    }
}
