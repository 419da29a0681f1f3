package dev.slipway.events.loss;

import dev.slipway.events.TableLoss;
import java.util.List;

/** One number for a loss: it is asked about, approved and enforced by that. */
public final class RowsLost {

    private RowsLost() {}

    /** What could only be said in words counts as one row, because it is not nothing. */
    public static long in(List<TableLoss> lost) {
        return lost.stream()
                .mapToLong(table -> Math.max(
                        table.getRemark().isPresent() ? 1 : 0,
                        table.getInserted() + table.getUpdated() + table.getDeleted()))
                .sum();
    }
}
