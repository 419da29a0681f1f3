package dev.slipway.embedded.registry;

import dev.slipway.events.wire.SchemaTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Questions by schema id, which is what a reader finds in front of every record. */
final class SchemaRoutes {

    private final SchemaTable table;

    SchemaRoutes(SchemaTable table) {
        this.table = table;
    }

    Answer read(List<String> path) {
        if (path.equals(List.of("types"))) {
            return Answer.ok(List.of("AVRO"));
        }
        if (path.size() < 2 || path.size() > 3 || !path.getFirst().equals("ids")) {
            return Answer.NO_SUCH_ROUTE;
        }
        return switch (path.size() == 2 ? "" : path.get(2)) {
            case "" -> of(path.get(1), row -> Map.of("schema", row.text()));
            case "schema" -> of(path.get(1), SchemaTable.Row::text);
            case "subjects" -> of(path.get(1), row -> List.of(row.subject()));
            case "versions" ->
                of(path.get(1), row -> List.of(Map.of("subject", row.subject(), "version", row.version())));
            default -> Answer.NO_SUCH_ROUTE;
        };
    }

    private Answer of(String id, Function<SchemaTable.Row, Object> body) {
        try {
            var number = Integer.parseInt(id);
            return table.row(number)
                    .map(row -> Answer.ok(body.apply(row)))
                    .orElseGet(() -> Answer.schemaNotFound(number));
        } catch (NumberFormatException e) {
            return Answer.NO_SUCH_ROUTE;
        }
    }
}
