import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The shop's front end: one page, filled in by the browser. Start it with `PORT=8080 java frontend/Frontend.java`. */
public class Frontend {

    record Answer(int status, String type, String text) {}

    private final String version;
    private final String page;

    Frontend(String version, String page) {
        this.version = version;
        this.page = page;
    }

    public static void main(String[] arguments) throws IOException {
        var version = Files.readString(Path.of("VERSION")).strip();
        var page = Files.readString(Path.of("frontend/index.html"))
                .replace("/* theme */", Files.readString(Path.of("frontend/theme.css")).strip())
                .replace("{{version}}", version);
        serve(new Frontend(version, page));
    }

    Answer answer(String path) {
        return switch (path) {
            case "/", "/index.html" -> new Answer(200, "text/html; charset=utf-8", page);
            case "/health" -> new Answer(200, "text/plain; charset=utf-8", "up");
            default -> new Answer(404, "text/plain; charset=utf-8", "the front end has no page at " + path);
        };
    }

    // ---- the HTTP server: nothing about the shop below this line ----

    private static void serve(Frontend frontend) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var host = System.getenv().getOrDefault("HOST", "127.0.0.1");
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        var server = HttpServer.create(new InetSocketAddress(host, port), 1024);
        server.setExecutor(threads());
        server.createContext("/", exchange -> respond(exchange, frontend));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1)));
        server.start();
        System.out.println("front end " + frontend.version + " listens on http://" + host + ":" + server.getAddress().getPort());
    }

    private static void respond(HttpExchange exchange, Frontend frontend) throws IOException {
        try (exchange) {
            var answer = frontend.answer(exchange.getRequestURI().getPath());
            var body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Virtual threads where the JDK has them (21 and newer), ordinary ones before. */
    private static ExecutorService threads() {
        try {
            return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJdk) {
            return Executors.newCachedThreadPool();
        }
    }
}
