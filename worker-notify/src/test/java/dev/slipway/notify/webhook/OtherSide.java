package dev.slipway.notify.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A real HTTP server that hears webhooks and answers as a test says; the last answer stays. */
final class OtherSide implements AutoCloseable {

    /** One request as it came. */
    record Heard(String method, String path, Headers headers, byte[] body) {

        String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile HttpHandler answer = exchange -> exchange.sendResponseHeaders(200, -1);

    OtherSide() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    void answers(Integer... statuses) {
        var left = new CopyOnWriteArrayList<>(statuses);
        answer = exchange -> exchange.sendResponseHeaders(left.size() > 1 ? left.removeFirst() : left.getFirst(), -1);
    }

    void redirectsTo(String address) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(307, -1);
        };
    }

    void neverAnswers() {
        answer = exchange -> untilOver();
    }

    void talksForEver() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[64 * 1024];
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(chunk);
            }
        };
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            answer.handle(exchange);
        }
    }

    private void untilOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
