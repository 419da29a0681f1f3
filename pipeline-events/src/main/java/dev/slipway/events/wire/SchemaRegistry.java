package dev.slipway.events.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Schema ids from a schema registry that speaks Confluent's routes; one subject per event. */
public final class SchemaRegistry implements SchemaIds {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern TRAILING_SLASH = Pattern.compile("/+$");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();

    public SchemaRegistry(URI address) {
        this.address = TRAILING_SLASH.matcher(address.toString()).replaceAll("");
    }

    @Override
    public int idOf(Schema schema) {
        return ids.computeIfAbsent(schema, this::register);
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        var known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var answer = send(HttpRequest.newBuilder(URI.create(address + "/schemas/ids/" + id))
                .GET());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        var schema = avroIn(body(answer));
        schema.ifPresent(read -> schemas.put(id, read));
        return schema;
    }

    /** A registry may hold what others registered: other formats, and schemas that no reader of ours could follow. */
    private static Optional<Schema> avroIn(String answer) {
        try {
            var told = JSON.readTree(answer);
            return told.path("schemaType").asString("AVRO").equals("AVRO")
                    ? Optional.of(new Schema.Parser().parse(told.path("schema").asString("")))
                    : Optional.empty();
        } catch (AvroRuntimeException | JacksonException foreign) {
            return Optional.empty();
        }
    }

    private int register(Schema schema) {
        var body = JSON.writeValueAsString(Map.of("schema", schema.toString()));
        var answer =
                send(HttpRequest.newBuilder(URI.create(address + "/subjects/" + schema.getFullName() + "/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        return JSON.readTree(body(answer)).get("id").asInt();
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the schema registry answered " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema registry at " + address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the schema registry was asked", e);
        }
    }
}
