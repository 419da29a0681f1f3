package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A program to deploy in tests; it needs nothing but the JDK. */
public final class SampleService {

    private static volatile String version = "none";

    private SampleService() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(Objects.requireNonNull(System.getenv("PORT")));
        version = arguments.length > 1 ? arguments[1] : version;
        switch (Behaviour.valueOf(arguments[0])) {
            case SERVE -> serve(port, 200);
            case FAIL_REQUESTS -> serve(port, 200, 500);
            case SERVE_ANYWHERE -> serveAnywhere(port);
            case NEVER_READY -> serve(port, 503);
            case CRASH -> crash();
            case IGNORE_REQUEST_TO_END -> {
                Runtime.getRuntime().addShutdownHook(new Thread(SampleService::neverEnd));
                serve(port, 200);
            }
            case LEAVE_CHILDREN -> {
                new ProcessBuilder("sleep", "1000").inheritIO().start();
                new ProcessBuilder("env", "-i", "sleep", "1000").inheritIO().start();
                new ProcessBuilder("setsid", "sleep", "1000").inheritIO().start();
                serve(port, 200);
            }
        }
    }

    private static void serve(int port, int health) throws IOException {
        serve(port, health, 200);
    }

    private static void serve(int port, int health, int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
        server.createContext("/health", exchange -> answer(exchange, health, "well"));
        server.createContext(
                "/environment",
                exchange ->
                        answer(exchange, 200, String.join("\n", System.getenv().keySet())));
        server.createContext("/", exchange -> answer(exchange, status, version));
        server.createContext("/user", exchange -> answer(exchange, 200, System.getProperty("user.name")));
        server.start();
        System.out.println("Serving on port " + port + ".");
    }

    private static void serveAnywhere(int port) throws IOException {
        try {
            serve(port, 200);
        } catch (BindException taken) {
            serve(0, 200);
        }
    }

    private static void crash() {
        System.out.println("cannot reach the database with password " + System.getenv("PASSWORD"));
        System.exit(7);
    }

    private static void neverEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
