import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The shop's back end: lists the products and takes orders. Start it with `PORT=8081 java backend/Backend.java`. */
public class Backend {

    record Product(String id, String name, String price) {

        static Product parse(String line) {
            var parts = line.split("\\|");
            return new Product(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }

        String json() {
            return "{\"id\":\"%s\",\"name\":\"%s\",\"price\":\"%s\"}".formatted(id, name, price);
        }
    }

    record Answer(int status, String json) {

        static Answer ok(String json) {
            return new Answer(200, json);
        }

        static Answer problem(int status, String what) {
            return new Answer(status, "{\"problem\":\"%s\"}".formatted(what));
        }
    }

    private final String version;
    private final List<Product> products;
    private final boolean takesOrders;
    private final AtomicInteger orders = new AtomicInteger();

    Backend(String version, List<Product> products, boolean takesOrders) {
        this.version = version;
        this.products = products;
        this.takesOrders = takesOrders;
    }

    public static void main(String[] arguments) throws IOException {
        var version = Files.readString(Path.of("VERSION")).strip();
        var products = Files.readAllLines(Path.of("backend/products.txt")).stream().map(Product::parse).toList();
        var takesOrders = Boolean.parseBoolean(System.getenv().getOrDefault("FEATURE_ORDERS", "true"));
        serve(new Backend(version, products, takesOrders));
    }

    Answer answer(String method, String path, Map<String, String> query) {
        return switch (method + " " + path) {
            case "GET /api/health" -> Answer.ok("{\"status\":\"up\"}");
            case "GET /api/version" -> Answer.ok("{\"version\":\"%s\"}".formatted(version));
            case "GET /api/products" -> Answer.ok(productList());
            case "POST /api/orders" -> !takesOrders ? Answer.problem(503, "the shop takes no orders at the moment") : order(query.getOrDefault("product", ""), query.getOrDefault("quantity", "1"));
            default -> Answer.problem(404, "the back end has no such address; try GET /api/products");
        };
    }

    private String productList() {
        return products.stream().map(Product::json).collect(Collectors.joining(",", "[", "]"));
    }

    private Answer order(String id, String quantity) {
        if (!quantity.matches("[1-9][0-9]?")) {
            return Answer.problem(400, "the quantity must be a number from 1 to 99");
        }
        return products.stream()
                .filter(product -> product.id().equals(id))
                .findFirst()
                .map(product -> new Answer(201, "{\"order\":%d,\"product\":\"%s\",\"quantity\":%s}"
                        .formatted(orders.incrementAndGet(), product.id(), quantity)))
                .orElse(Answer.problem(404, "there is no such product; GET /api/products lists them"));
    }

    // ---- the HTTP server: nothing about the shop below this line ----

    private static void serve(Backend backend) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var host = System.getenv().getOrDefault("HOST", "127.0.0.1");
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8081"));
        var server = HttpServer.create(new InetSocketAddress(host, port), 1024);
        server.setExecutor(threads());
        server.createContext("/", exchange -> respond(exchange, backend));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1)));
        server.start();
        System.out.println("back end " + backend.version + " listens on http://" + host + ":" + server.getAddress().getPort());
    }

    private static void respond(HttpExchange exchange, Backend backend) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var answer = backend.answer(exchange.getRequestMethod(), uri.getPath(), query(uri.getRawQuery()));
            var body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(String raw) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
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
