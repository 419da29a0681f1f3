package dev.slipway.migrations.stake;

import dev.slipway.migrations.data.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table that a deployment has added to, and whose rows may therefore hold what is nowhere else.
 *
 * @param columns what it has got; nothing if the whole table is new
 */
record Addition(TableName table, List<Column> columns) {

    Addition {
        columns = List.copyOf(columns);
    }

    /** A column, and what it holds, in PostgreSQL's words, in a row of which nobody has said anything about it. */
    record Column(String name, Optional<String> unsaid) {}

    boolean wholeTable() {
        return columns.isEmpty();
    }
}
