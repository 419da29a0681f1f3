package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.host.Polling;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one request may expect of every router on its way through. */
public abstract class PassageContract {

    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    protected final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<TestService> services = new ArrayList<>();

    protected abstract Router router();

    protected abstract URI entrance();

    @AfterEach
    void stop_the_services() {
        services.forEach(TestService::close);
        http.close();
    }

    protected final TestService service(String name) {
        var service = new TestService(name);
        services.add(service);
        return service;
    }

    protected static RoutingTable all(long token, TestService... services) {
        var backends = List.of(services).stream().map(TestService::backend).toList();
        return new RoutingTable("release-" + token, token, List.of(Route.evenly("/", "shop", backends)));
    }

    protected final Seen seen(TestService service) {
        return router().seen(Set.of(service.backend())).getOrDefault(service.backend(), Seen.NOTHING);
    }

    protected final HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(entrance().resolve(path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    protected final boolean becomesIdle(Backend backend) throws InterruptedException {
        return Polling.until(
                PATIENCE,
                Duration.ofMillis(20),
                () -> router().busy(Set.of(backend)).isEmpty());
    }

    @Test
    void goes_to_another_instance_when_one_does_not_accept() throws Exception {
        var dead = service("dead");
        var alive = service("alive");
        router().shift(all(1, dead, alive));
        dead.close();

        for (int request = 0; request < 20; request++) {
            assertThat(get("/").body()).isEqualTo("alive");
        }
        assertThat(seen(alive)).extracting(Seen::requests, Seen::errors).containsExactly(20L, 0L);
        assertThat(seen(dead).errorRate()).isEqualTo(1);
    }

    @Test
    void an_instance_that_closes_idle_connections_at_once_costs_no_request() throws Exception {
        try (var impatient = new ImpatientService()) {
            router().shift(new RoutingTable(
                    "1.0", 1, List.of(Route.evenly("/", "shop", List.of(impatient.backend())))));

            for (int request = 0; request < 500; request++) {
                assertThat(get("/").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void an_answer_flows_while_it_is_written() throws Exception {
        var shop = service("shop");
        router().shift(all(1, shop));
        var answer = http.send(
                HttpRequest.newBuilder(entrance().resolve("/streamed")).build(), BodyHandlers.ofInputStream());

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first");
            shop.mayAnswer.countDown();
            assertThat(lines.readLine()).isEqualTo("second");
        }
    }

    @Test
    void an_upload_many_times_the_size_of_its_memory_passes_through() throws Exception {
        router().shift(all(1, service("shop")));
        long size = 512L * 1024 * 1024;
        var upload = HttpRequest.newBuilder(entrance().resolve("/counted"))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(size)), size))
                .build();

        assertThat(http.send(upload, BodyHandlers.ofString()).body()).isEqualTo(Long.toString(size));
    }

    @Test
    void a_client_that_asks_whether_to_go_on_is_answered_at_once() throws Exception {
        router().shift(all(1, service("shop")));
        var careful = HttpRequest.newBuilder(entrance().resolve("/counted"))
                .expectContinue(true)
                .POST(BodyPublishers.ofString("hello"))
                .build();

        assertThat(http.send(careful, BodyHandlers.ofString()).body()).isEqualTo("5");
    }

    @Test
    void the_service_is_told_who_asked_and_for_which_host() throws Exception {
        router().shift(all(1, service("shop")));
        var asked = HttpRequest.newBuilder(entrance().resolve("/headers"))
                .header("X-Forwarded-For", "203.0.113.9")
                .build();

        assertThat(http.send(asked, BodyHandlers.ofString()).body().lines())
                .contains(
                        "X-forwarded-for: 203.0.113.9, 127.0.0.1",
                        "X-forwarded-proto: http",
                        "X-forwarded-host: " + entrance().getAuthority(),
                        "Host: " + entrance().getAuthority());
    }

    @Test
    void a_web_socket_is_carried_in_both_directions_and_counts_as_under_way() throws Exception {
        try (var echo = new EchoService()) {
            router().shift(new RoutingTable("1.0", 1, List.of(Route.evenly("/", "chat", List.of(echo.backend())))));
            var listener = new Hearing();
            var socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + entrance().getAuthority() + "/chat"), listener)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            socket.sendText("ahoy", true).join();

            assertThat(listener.heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("ahoy");
            assertThat(router().busy(Set.of(echo.backend()))).hasSize(1);
            socket.abort();
            assertThat(becomesIdle(echo.backend())).isTrue();
        }
    }

    /** So many zeros, without holding them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, most);
            java.util.Arrays.fill(buffer, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
