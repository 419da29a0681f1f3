package dev.slipway.backup.loss;

import dev.slipway.backup.fingerprint.TablePicture.Activity;
import dev.slipway.migrations.data.Table;
import dev.slipway.migrations.data.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a restore would lose, with whatever is needed to count later only what has come since: reading all rows again
 * would keep the application waiting for as long as there are rows.
 *
 * @param largeActivity what the server had counted on large objects
 */
public record Tally(
        Map<TableName, Counted> tables, Activity largeActivity, OptionalLong walBytes, List<String> remarks) {

    public Tally {
        tables = Map.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    /** One table as it was found; its counters were read before its rows, so that nothing falls in between. */
    record Counted(Table table, Activity activity, Optional<LostRows> lost) {}

    public Loss loss() {
        return Loss.of(tables.values().stream().flatMap(counted -> counted.lost().stream()), walBytes, remarks);
    }
}
