package dev.slipway.verify.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.slipway.release.Slug;
import dev.slipway.release.SmokeTest;
import dev.slipway.verify.Seen;
import dev.slipway.verify.Visit;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpCallerIT {

    private static final int LONGEST_BODY = 1000;

    private final HttpCaller caller = new HttpCaller(LONGEST_BODY);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        caller.close();
    }

    @Test
    void sees_status_and_body() {
        var answer = answer(exchange -> SmallServer.send(exchange, 404, "no such page"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(new Seen.Body("no such page", 12, true));
        assertThat(answer.took()).isPositive();
    }

    @Test
    void sends_method_headers_and_query() {
        var answer = answer(
                exchange -> SmallServer.send(
                        exchange,
                        200,
                        exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                                + exchange.getRequestHeaders().getFirst("Accept")),
                call("POST", "/api/orders?product=anchor", Map.of("Accept", "text/html")),
                Duration.ofSeconds(5));

        assertThat(answer.body().text()).isEqualTo("POST /api/orders?product=anchor text/html");
    }

    @Test
    void reads_a_body_in_the_encoding_that_it_declares() {
        var answer = answer(exchange -> {
            try (exchange) {
                var bytes = "Größe".getBytes(StandardCharsets.ISO_8859_1);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=iso-8859-1");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });

        assertThat(answer.body().text()).isEqualTo("Größe");
    }

    @Test
    void never_follows_a_redirect_to_another_host() {
        var visits = new AtomicInteger();
        try (var elsewhere = SmallServer.answering(exchange -> {
            visits.incrementAndGet();
            SmallServer.send(exchange, 200, "");
        })) {
            var answer = answer(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.address() + "/take?token=secret");
                SmallServer.send(exchange, 302, "");
            });

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).contains(elsewhere.address() + "/take");
            assertThat(visits).hasValue(0);
        }
    }

    @Test
    void reads_no_more_of_an_endless_body_than_it_may() {
        var answer = answer(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                var chunk = new byte[64 * 1024];
                while (over.getCount() > 0) {
                    exchange.getResponseBody().write(chunk);
                }
            }
        });

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().bytes()).isEqualTo(LONGEST_BODY);
        assertThat(answer.body().whole()).isFalse();
    }

    @Test
    void stops_waiting_for_a_server_that_never_answers() {
        assertThat(silence(exchange -> untilOver(), Duration.ofMillis(100)).why())
                .isEqualTo("nothing complete within 200 ms");
    }

    @Test
    void stops_waiting_for_a_body_that_never_ends() {
        HttpHandler stalling = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            untilOver();
        };

        assertThat(silence(stalling, Duration.ofMillis(150)).why()).isEqualTo("nothing complete within 300 ms");
    }

    @Test
    void says_that_nobody_listens() {
        var gone = SmallServer.answering(exchange -> SmallServer.send(exchange, 200, ""));
        gone.close();

        var seen = caller.call(visit(gone, call("GET", "/", Map.of()), Duration.ofSeconds(2)));

        assertThat(seen)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Seen.Silence.class))
                .extracting(Seen.Silence::why)
                .isEqualTo("nobody listens there (connection refused)");
    }

    @Test
    void says_that_the_server_hung_up() {
        assertThat(silence(
                                exchange -> {
                                    throw new IOException("crash");
                                },
                                Duration.ofSeconds(2))
                        .why())
                .startsWith("the connection broke");
    }

    @Test
    void says_which_header_cannot_be_sent() {
        try (var server = SmallServer.answering(exchange -> SmallServer.send(exchange, 200, ""))) {
            var seen =
                    caller.call(visit(server, call("GET", "/", Map.of("Content-Length", "5")), Duration.ofSeconds(2)));

            assertThat(((Seen.Silence) seen).why()).contains("the call cannot be made", "Content-Length");
        }
    }

    private void untilOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Seen.Answer answer(HttpHandler handler) {
        return answer(handler, call("GET", "/", Map.of()), Duration.ofSeconds(5));
    }

    private Seen.Answer answer(HttpHandler handler, SmokeTest.Call call, Duration within) {
        return (Seen.Answer) seen(handler, call, within);
    }

    private Seen.Silence silence(HttpHandler handler, Duration within) {
        return (Seen.Silence) seen(handler, call("GET", "/", Map.of()), within);
    }

    private Seen seen(HttpHandler handler, SmokeTest.Call call, Duration within) {
        try (var server = SmallServer.answering(handler)) {
            return caller.call(visit(server, call, within));
        }
    }

    private static SmokeTest.Call call(String method, String path, Map<String, String> headers) {
        return new SmokeTest.Call(method, path, headers);
    }

    private static Visit visit(SmallServer server, SmokeTest.Call call, Duration within) {
        var test = new SmokeTest(
                "test", new Slug("backend"), call, new SmokeTest.Expectation(200, within, Optional.empty()));
        return new Visit("test", test, URI.create(server.address() + call.path()), Optional.empty());
    }
}
