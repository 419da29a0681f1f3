package dev.slipway.release.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that people write, with both that judge it: the published schema in a foreign validator, and the reader. */
record SchemaFile(
        String name, Map<String, Object> complete, JsonNode schema, Schema validator, Function<byte[], Object> reader) {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = new JsonMapper();

    static final SchemaFile APPLICATION = of(PublishedSchema.APPLICATION, ApplicationFile.NAME, ApplicationFile::parse);
    static final SchemaFile OPERATIONS = of(PublishedSchema.OPERATIONS, OperationsFile.NAME, OperationsFile::parse);

    static List<SchemaFile> all() {
        return List.of(APPLICATION, OPERATIONS);
    }

    private static SchemaFile of(PublishedSchema published, String name, Function<byte[], Object> reader) {
        var schema = JSON.readTree(published.content());
        return new SchemaFile(name, Documents.sample(name), schema, REGISTRY.getSchema(schema), reader);
    }

    /** What the schema has against the document. */
    List<Error> complaints(Map<String, Object> document) {
        return validator.validate(JSON.valueToTree(document));
    }

    /** What the reader has against it; nothing when it takes it. */
    List<String> problems(Map<String, Object> document) {
        return outcome(document) instanceof Refused refused ? refused.messages() : List.of();
    }

    /** What the reader makes of the document, or the messages with which it refuses it. */
    Object outcome(Map<String, Object> document) {
        try {
            return reader.apply(written(document).getBytes(StandardCharsets.UTF_8));
        } catch (InvalidFileException e) {
            return new Refused(e.problems().stream().map(Problem::message).toList());
        }
    }

    record Refused(List<String> messages) {}

    /** JSON, which is YAML as well. */
    static String written(Map<String, Object> document) {
        return JSON.writeValueAsString(document);
    }

    /** What the rules of JSON Schema themselves have against the schema. */
    List<Error> complaintsAboutItself() {
        return REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12))
                .validate(schema.toString(), InputFormat.JSON);
    }

    @Override
    public String toString() {
        return name;
    }
}
