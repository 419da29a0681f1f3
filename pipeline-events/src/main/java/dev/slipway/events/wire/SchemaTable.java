package dev.slipway.events.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The append-only table of schemas that ships with the events: a row per version of an event, its line number is its id. */
public final class SchemaTable implements SchemaIds {

    /** One version of one subject. */
    public record Row(int id, String subject, int version, Schema schema, String text) {}

    private static final SchemaTable BUILT_IN = parse(resource("/schemas/table.jsonl"));

    private final List<Row> rows;
    private final Map<Schema, Integer> ids = new HashMap<>();

    private SchemaTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
        rows.forEach(row -> ids.put(row.schema(), row.id()));
    }

    public static SchemaTable builtIn() {
        return BUILT_IN;
    }

    /** Reads a table: one schema as JSON per line. */
    static SchemaTable parse(String lines) {
        var rows = new java.util.ArrayList<Row>();
        var versions = new HashMap<String, Integer>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var schema = new Schema.Parser().parse(line);
            var version = versions.merge(schema.getFullName(), 1, Integer::sum);
            rows.add(new Row(rows.size() + 1, schema.getFullName(), version, schema, line));
        });
        return new SchemaTable(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    /** The versions of a subject, oldest first. */
    public List<Row> versionsOf(String subject) {
        return rows.stream().filter(row -> row.subject().equals(subject)).toList();
    }

    public List<String> subjects() {
        return rows.stream().map(Row::subject).distinct().sorted().collect(Collectors.toList());
    }

    public Optional<Row> row(int id) {
        return id >= 1 && id <= rows.size() ? Optional.of(rows.get(id - 1)) : Optional.empty();
    }

    @Override
    public int idOf(Schema schema) {
        return Optional.ofNullable(ids.get(schema))
                .orElseThrow(() -> new IllegalStateException(
                        schema.getFullName() + " is not in the schema table; add it with SchemaTableUpdate"));
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return row(id).map(Row::schema);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(SchemaTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema table " + name, e);
        }
    }
}
