package dev.slipway.embedded.registry;

import dev.slipway.events.wire.SchemaTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What clients send before they write: asking for the id of a schema is a read, whichever of the two routes they take for it. */
final class Registration {

    private static final JsonMapper JSON = new JsonMapper();

    private final SchemaTable table;

    Registration(SchemaTable table) {
        this.table = table;
    }

    Answer answer(List<String> path, String body) {
        if (path.isEmpty() || !path.getFirst().equals("subjects")) {
            return Answer.READ_ONLY;
        }
        return switch (path.size()) {
            case 2 -> lookUp(path.get(1), body);
            case 3 -> path.get(2).equals("versions") ? register(path.get(1), body) : Answer.NO_SUCH_ROUTE;
            default -> Answer.NO_SUCH_ROUTE;
        };
    }

    private Answer lookUp(String subject, String body) {
        if (table.versionsOf(subject).isEmpty()) {
            return Answer.subjectNotFound(subject);
        }
        return found(subject, body, SubjectRoutes::described, Answer.SCHEMA_NOT_FOUND);
    }

    private Answer register(String subject, String body) {
        return found(subject, body, row -> Map.of("id", row.id()), Answer.READ_ONLY);
    }

    private Answer found(String subject, String body, Function<SchemaTable.Row, Object> known, Answer unknown) {
        try {
            return row(subject, new Schema.Parser().parse(schemaIn(body)))
                    .map(row -> Answer.ok(known.apply(row)))
                    .orElse(unknown);
        } catch (AvroRuntimeException | JacksonException e) {
            return Answer.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private Optional<SchemaTable.Row> row(String subject, Schema schema) {
        return table.versionsOf(subject).reversed().stream()
                .filter(row -> row.schema().equals(schema))
                .findFirst();
    }

    private static String schemaIn(String body) {
        return JSON.readTree(body).path("schema").asString("");
    }
}
