package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One instance of a service that says its name, and does the things that make life hard for a router. */
public final class TestService implements AutoCloseable {

    /** How long it takes on its slow path, unless it is let go on before. */
    public static final Duration SLOW = Duration.ofMillis(300);

    public final CountDownLatch asked = new CountDownLatch(1);
    public final CountDownLatch mayAnswer = new CountDownLatch(1);

    private final String name;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public TestService(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::name);
        server.createContext("/held", this::held);
        server.createContext("/streamed", this::streamed);
        server.createContext("/failing", this::failing);
        server.createContext("/slow", this::slow);
        server.createContext("/counted", this::counted);
        server.createContext("/headers", this::headers);
        server.start();
    }

    public Backend backend() {
        return new Backend("127.0.0.1", server.getAddress().getPort());
    }

    private void name(HttpExchange exchange) throws IOException {
        answer(exchange, name);
    }

    private void failing(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(500, -1);
        exchange.close();
    }

    private void slow(HttpExchange exchange) throws IOException {
        try {
            mayAnswer.await(SLOW.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, name);
    }

    private void held(HttpExchange exchange) throws IOException {
        asked.countDown();
        waitForPermission();
        answer(exchange, name);
    }

    private void streamed(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("first\n".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        waitForPermission();
        exchange.getResponseBody().write("second\n".getBytes(UTF_8));
        exchange.close();
    }

    private void counted(HttpExchange exchange) throws IOException {
        long count = 0;
        byte[] buffer = new byte[64 * 1024];
        for (int read = 0; read >= 0; read = exchange.getRequestBody().read(buffer)) {
            count += read;
        }
        answer(exchange, Long.toString(count));
    }

    private void headers(HttpExchange exchange) throws IOException {
        var lines = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((header, values) -> lines.append(header)
                        .append(": ")
                        .append(String.join(", ", values))
                        .append('\n'));
        answer(exchange, lines.toString());
    }

    private void waitForPermission() {
        try {
            mayAnswer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
