package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.Known;
import dev.slipway.migrations.data.Table.Column;
import java.util.ArrayList;
import java.util.HashMap;

/** Says of one table what did not come back, as precisely as the hashes and the catalog allow. */
record Loss(Known before, Known after) {

    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        long rows = before.content().rows();
        long now = after.content().rows();
        if (before.table().oid() != after.table().oid()) {
            parts.add("the table was dropped and made again");
        }
        if (rows != now) {
            parts.add("it had " + rows + " rows and has " + now);
        }
        var differing = before.content().columnsThatDiffer(after.content());
        if (rows == now || before.table().oid() == after.table().oid()) {
            differing.forEach(column -> parts.add(told(column)));
        }
        if (parts.isEmpty()) {
            parts.add("its values stand in other rows than before");
        }
        return "table " + before.table() + ": " + String.join("; ", parts);
    }

    private String told(String column) {
        var numbers = new HashMap<String, Integer>();
        after.table().columns().forEach(each -> numbers.put(each.name(), each.number()));
        boolean another = before.table().oid() == after.table().oid()
                && before.table().columns().stream()
                        .filter(each -> each.name().equals(column))
                        .map(Column::number)
                        .anyMatch(number -> !number.equals(numbers.get(column)));
        return another
                ? "column " + column + " was dropped and made again, and its values are lost"
                : "column " + column + " holds other values";
    }
}
