package dev.slipway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An application with something in it for every check to look at, and nothing that any of them refuses. */
final class SampleShop {

    private static final Map<String, String> FILES = Map.of(
            "slipway.yaml",
            """
            application: shop
            services:
              backend:
                command: [serve]
                health: /health
                route: /api
                environment: {GREETING: hello}
                variables:
                  GREETING: {required: true}
                  WORKERS: {type: integer, min: 1, max: 64, default: 4}
              frontend: {command: [serve], health: /health, route: /, after: [backend]}
            smoke-tests:
              - {name: front page, service: frontend, path: /}
            """,
            "compose.yaml",
            """
            x-usual: &usual
              user: "1000"
              read_only: true
              cap_drop: [ALL]
              security_opt: [no-new-privileges:true]
              logging: {driver: json-file, options: {max-size: 10m, max-file: "3"}}
              deploy: {resources: {limits: {cpus: "0.5", memory: 256M}}}
              healthcheck: {test: [CMD, "true"], interval: 10s, timeout: 2s, retries: 3}
            services:
              backend:
                <<: *usual
                image: registry.example.org/shop/backend:${TAG:-1.0}
                environment: {GREETING: hello, WORKERS: "4"}
                ports: ["127.0.0.1:8080:8080"]
                depends_on: {database: {condition: service_healthy}}
              frontend:
                <<: *usual
                image: registry.example.org/shop/frontend:${TAG:-1.0}
                depends_on: [backend]
              database:
                <<: *usual
                image: postgres:17
                volumes: ["data:/var/lib/postgresql/data"]
                secrets: [database-password]
            volumes: {data: {}}
            secrets: {database-password: {external: true}}
            """,
            "migrations/001_products.up.sql",
            """
            CREATE TABLE products (id bigint PRIMARY KEY, name text NOT NULL, price numeric(10, 2) NOT NULL);
            """,
            "migrations/001_products.down.sql",
            """
            DROP TABLE products;
            """,
            "migrations/002_stock.up.sql",
            """
            ALTER TABLE products ADD COLUMN stock integer NOT NULL DEFAULT 0;
            CREATE INDEX products_by_name ON products (name);
            """,
            "migrations/002_stock.down.sql",
            """
            DROP INDEX products_by_name;
            ALTER TABLE products DROP COLUMN stock;
            """);

    private SampleShop() {}

    static Path in(Path folder) throws IOException {
        var home = folder.resolve("shop");
        for (var file : FILES.entrySet()) {
            var path = home.resolve(file.getKey());
            Files.createDirectories(home.resolve("migrations"));
            Files.writeString(path, file.getValue());
        }
        return home;
    }
}
