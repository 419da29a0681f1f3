package dev.slipway.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest application that can be deployed: one service, which needs nothing but the Java of this test. */
final class HelloApplication {

    private static final String WEB = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Web {
                public static void main(String[] args) throws Exception {
                    var server = HttpServer.create(
                            new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, 5);
                        exchange.getResponseBody().write("hello".getBytes());
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;
    private static final String SLIPWAY_YAML = """
            application: hello
            services:
              web:
                command: [java, Web.java]
                port-variable: PORT
                health: /
                route: /
                stop-grace: 1s
            smoke-tests:
              - name: it says hello
                service: web
                path: /
                contains: hello
            """;

    private HelloApplication() {}

    static void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("Web.java"), WEB);
        Files.writeString(directory.resolve("slipway.yaml"), SLIPWAY_YAML);
    }
}
