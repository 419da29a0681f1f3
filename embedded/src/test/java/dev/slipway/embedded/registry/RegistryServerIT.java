package dev.slipway.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.embedded.CannotStart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RegistryServerIT {

    private final RegistryServer registry = RegistryServer.start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void speaks_the_registrys_json() throws Exception {
        var answer = send(HttpRequest.newBuilder(registry.endpoint().resolve("/schemas/ids/1")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
        assertThat(new JsonMapper().readTree(answer.body()).path("schema").asString())
                .startsWith("{\"type\":\"record\"");
    }

    @Test
    void sends_its_refusals_as_json_too() throws Exception {
        var answer = send(HttpRequest.newBuilder(registry.endpoint().resolve("/subjects/nobody/versions/latest")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new JsonMapper().readTree(answer.body()).path("error_code").asInt())
                .isEqualTo(40401);
    }

    @Test
    void refuses_a_body_that_no_schema_needs() throws Exception {
        var large = HttpRequest.BodyPublishers.ofString("x".repeat(2 * 1024 * 1024));

        var answer = send(HttpRequest.newBuilder(registry.endpoint().resolve("/subjects/any"))
                .POST(large));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("42201").contains("larger than");
    }

    @Test
    void says_which_port_is_taken_and_what_to_do() {
        assertThatThrownBy(() -> RegistryServer.start(registry.endpoint().getPort()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("127.0.0.1:" + registry.endpoint().getPort())
                .hasMessageContaining("choose another port");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
