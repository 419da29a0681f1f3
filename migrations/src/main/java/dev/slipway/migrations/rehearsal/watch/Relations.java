package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.data.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which tables there are at one moment, and in which files their rows lie. */
record Relations(Map<Long, Relation> byOid) {

    Relations {
        byOid = Map.copyOf(byOid);
    }

    /** A table, or an index, TOAST table or the like that is locked and rewritten along with its table. */
    record Relation(TableName table, boolean keepsRows, long file) {}

    Optional<TableName> table(long oid) {
        return Optional.ofNullable(byOid.get(oid)).map(Relation::table);
    }

    /** Tables whose rows lie elsewhere later. A table that is gone then was not rewritten. */
    List<TableName> rewrittenIn(Relations later) {
        var found = new TreeSet<TableName>();
        byOid.forEach((oid, relation) -> {
            var then = later.byOid.get(oid);
            if (relation.keepsRows() && then != null && then.file() != relation.file()) {
                found.add(relation.table());
            }
        });
        return List.copyOf(found);
    }
}
