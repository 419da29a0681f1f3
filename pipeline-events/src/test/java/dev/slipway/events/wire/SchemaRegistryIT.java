package dev.slipway.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.events.Envelope;
import dev.slipway.events.TargetCleared;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SchemaRegistryIT {

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer server;
    private EventCodec codec;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = answers.get(exchange.getRequestURI().getPath());
            var body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        codec = new EventCodec(new SchemaRegistry(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void reads_an_event_whose_schema_the_registry_knows() throws Exception {
        answers.put(
                "/schemas/ids/7",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("schema", TargetCleared.getClassSchema().toString())));
        var event = TargetCleared.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId("e")
                        .setRequestId("r")
                        .setTarget("shop/production")
                        .setActor("key:k")
                        .setOccurredAt(Instant.EPOCH)
                        .build())
                .setReason("looked after")
                .build();
        var bytes = EventCodec.builtIn().encode(event);
        bytes[4] = 7;
        assertThat(codec.decode(bytes)).isEqualTo(event);
    }

    @Test
    void an_id_that_is_not_registered_makes_a_record_undecodable() {
        assertUndecodable(9, "schema id 9 is not known");
    }

    @Test
    void a_schema_in_another_format_makes_a_record_undecodable() {
        answers.put("/schemas/ids/9", """
                {"schemaType": "PROTOBUF", "schema": "syntax = \\"proto3\\";"}""");
        assertUndecodable(9, "schema id 9 is not known");
    }

    @Test
    void a_schema_that_avro_refuses_makes_a_record_undecodable() {
        answers.put("/schemas/ids/9", """
                {"schema": "{\\"type\\": \\"no such type\\"}"}""");
        assertUndecodable(9, "schema id 9 is not known");
    }

    @Test
    void a_schema_of_something_else_makes_a_record_undecodable() {
        answers.put("/schemas/ids/9", """
                {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"a.Stranger\\", \\"fields\\": []}"}""");
        assertUndecodable(9, "a.Stranger, which is no event");
    }

    private void assertUndecodable(int id, String why) {
        assertThatThrownBy(() -> codec.decode(new byte[] {0, 0, 0, 0, (byte) id, 1, 2}))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining(why);
    }
}
