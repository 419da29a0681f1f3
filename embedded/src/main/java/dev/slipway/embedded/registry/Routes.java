package dev.slipway.embedded.registry;

import dev.slipway.events.wire.SchemaTable;
import java.util.List;
import java.util.Map;

/** Which answer belongs to which question; everything that would change the table is refused. */
final class Routes {

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final SchemaRoutes schemas;
    private final SubjectRoutes subjects;
    private final Registration registration;

    Routes(SchemaTable table) {
        this.schemas = new SchemaRoutes(table);
        this.subjects = new SubjectRoutes(table);
        this.registration = new Registration(table);
    }

    Answer answer(Query query) {
        return switch (query.method()) {
            case "GET" -> read(query.path());
            case "POST" -> registration.answer(query.path(), query.body());
            case "PUT", "DELETE" -> Answer.READ_ONLY;
            default -> Answer.NO_SUCH_METHOD;
        };
    }

    private Answer read(List<String> path) {
        if (path.isEmpty()) {
            return Answer.ok(Map.of());
        }
        var rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case "schemas" -> schemas.read(rest);
            case "subjects" -> subjects.read(rest);
            case "config" -> setting(rest, Map.of("compatibilityLevel", COMPATIBILITY));
            case "mode" -> setting(rest, Map.of("mode", "READONLY"));
            default -> Answer.NO_SUCH_ROUTE;
        };
    }

    /** One value for all subjects, which may be asked for each by name. */
    private Answer setting(List<String> path, Map<String, String> value) {
        return switch (path.size()) {
            case 0 -> Answer.ok(value);
            case 1 -> subjects.knows(path.getFirst()) ? Answer.ok(value) : Answer.subjectNotFound(path.getFirst());
            default -> Answer.NO_SUCH_ROUTE;
        };
    }
}
