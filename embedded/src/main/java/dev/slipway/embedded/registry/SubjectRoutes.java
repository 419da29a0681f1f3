package dev.slipway.embedded.registry;

import dev.slipway.events.wire.SchemaTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Questions by subject; a subject is the full name of an event. */
final class SubjectRoutes {

    private final SchemaTable table;

    SubjectRoutes(SchemaTable table) {
        this.table = table;
    }

    boolean knows(String subject) {
        return !table.versionsOf(subject).isEmpty();
    }

    Answer read(List<String> path) {
        if (path.isEmpty()) {
            return Answer.ok(table.subjects());
        }
        if (path.size() < 2 || path.size() > 4 || !path.get(1).equals("versions")) {
            return Answer.NO_SUCH_ROUTE;
        }
        var versions = table.versionsOf(path.getFirst());
        if (versions.isEmpty()) {
            return Answer.subjectNotFound(path.getFirst());
        }
        if (path.size() == 2) {
            return Answer.ok(versions.stream().map(SchemaTable.Row::version).toList());
        }
        return switch (path.size() == 3 ? "" : path.get(3)) {
            case "" -> version(versions, path.get(2), SubjectRoutes::described);
            case "schema" -> version(versions, path.get(2), SchemaTable.Row::text);
            default -> Answer.NO_SUCH_ROUTE;
        };
    }

    static Map<String, Object> described(SchemaTable.Row row) {
        return Map.of("subject", row.subject(), "id", row.id(), "version", row.version(), "schema", row.text());
    }

    private static Answer version(
            List<SchemaTable.Row> versions, String asked, Function<SchemaTable.Row, Object> body) {
        if (asked.equals("latest") || asked.equals("-1")) {
            return Answer.ok(body.apply(versions.getLast()));
        }
        var number = versionNumber(asked);
        if (number.isEmpty()) {
            return Answer.invalidVersion(asked);
        }
        return row(versions, number.getAsInt())
                .map(row -> Answer.ok(body.apply(row)))
                .orElseGet(() -> Answer.versionNotFound(number.getAsInt()));
    }

    private static Optional<SchemaTable.Row> row(List<SchemaTable.Row> versions, int number) {
        return versions.stream().filter(row -> row.version() == number).findFirst();
    }

    private static OptionalInt versionNumber(String asked) {
        try {
            var number = Integer.parseInt(asked);
            return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
