package dev.slipway.migrations.stake;

import dev.slipway.migrations.data.TableName;
import java.util.List;

/** Rows of one table that were written since a deployment migrated it, and hold what its rollbacks would drop. */
public record AtStake(TableName table, List<String> columns, long rows) {

    public AtStake {
        columns = List.copyOf(columns);
    }

    /** What would be gone of them. */
    public String what() {
        return columns.isEmpty() ? "the whole table" : "column " + String.join(", ", columns);
    }
}
