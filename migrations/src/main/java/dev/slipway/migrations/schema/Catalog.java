package dev.slipway.migrations.schema;

import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.schema.SchemaObject.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Asks the catalog about one kind of things at a time, with a query from a file of that kind's name. */
final class Catalog {

    /** Neither PostgreSQL's own schemas nor the one that Slipway keeps its notes in. */
    private static final String OURS =
            "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', '%s')".formatted(HistoryTable.SCHEMA);

    /** What an extension brought along belongs to the extension, and the functions of a type to the type. */
    private static final String FREE = "not exists (select from pg_depend x where x.classid = '$1'::regclass"
            + " and x.objid = $2 and (x.deptype = 'e' or x.deptype = 'i' and x.classid = 'pg_proc'::regclass))";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    List<SchemaObject> objects(Kind kind) throws SQLException {
        var objects = new ArrayList<SchemaObject>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query(kind))) {
            while (rows.next()) {
                objects.add(new SchemaObject(
                        kind,
                        rows.getString(1),
                        Objects.requireNonNullElse(rows.getString(2), "").strip()));
            }
        }
        return objects;
    }

    private static String query(Kind kind) {
        var file = kind.word() + ".sql";
        try (var resource = Objects.requireNonNull(Catalog.class.getResourceAsStream(file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{ours}", OURS)
                    .replaceAll("\\{free (\\S+) (\\S+)}", FREE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
