package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows ENV-… say about small applications: the gap, its closing, and where neither is possible. */
class SettingRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "AU-20",
                        "compose.yaml:1",
                        Sample.of(
                                "compose.yaml",
                                "services: {db: {image: 'postgres:16', environment: [DB_PASSWORD=changeme]}}\n")),
                fails(
                        "AU-20",
                        "compose.yaml:1",
                        Sample.of(
                                "compose.yaml",
                                "services: {db: {image: 'postgres:16', environment: [\"DB_PASSWORD=changeme\"]}}\n")),
                fails(
                        "AU-20",
                        "compose.yaml:1",
                        Sample.of(
                                "compose.yaml",
                                "services: {db: {image: 'postgres:16', environment: {DB_PASSWORD: changeme}}}\n")),
                fails(
                        "ENV-001",
                        "read by Spring",
                        Sample.of(
                                "src/main/resources/application.properties",
                                "spring.datasource.url=${DATABASE_ADDRESS}\n")),
                fails(
                        "ENV-002",
                        "read by Spring",
                        Sample.of(
                                "src/main/resources/application.properties",
                                "spring.datasource.url=${DATABASE_ADDRESS}\n")),
                fails(
                        "ENV-003",
                        "read by Spring",
                        Sample.of(
                                "src/main/resources/application.properties",
                                "spring.datasource.url=${DATABASE_ADDRESS}\n")),
                fails("ENV-001", "taken as they come", Sample.of("server.js", "const port = process.env.PORT;")),
                passes(
                        "ENV-001",
                        "checked by zod",
                        Sample.of("env.js", "const env = z.object({ PORT: z.string() }).parse(process.env);")),
                passes(
                        "ENV-001",
                        "declared in slipway.yaml",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /, variables: {A: {}}}\n")),
                notApplicable("ENV-001", "none are read", Sample.of("README.md", "An application.")),
                fails("ENV-002", "no example", Sample.of("server.js", "const port = process.env.PORT;")),
                fails(
                        "ENV-002",
                        "an empty one",
                        Sample.of("server.js", "const port = process.env.PORT;").and(".env.example", "# to come\n")),
                fails(
                        "ENV-002",
                        "none for what Compose gives",
                        Sample.of(
                                "compose.yaml",
                                "services:\n  web:\n    build: .\n    environment:\n      PORT: \"80\"\n")),
                passes(
                        "ENV-002",
                        "an example",
                        Sample.of("server.js", "const port = process.env.PORT;").and(".env.example", "PORT=3000\n")),
                notApplicable("ENV-002", "none are read", Sample.of("README.md", "An application.")),
                fails(
                        "ENV-003",
                        "one for all",
                        Sample.of("server.js", "const port = process.env.PORT;").and(".env.example", "PORT=3000\n")),
                passes(
                        "ENV-003",
                        "one for each",
                        Sample.of("server.js", "const port = process.env.PORT;")
                                .and(".env.staging", "PORT=3000\n")
                                .and(".env.production", "PORT=80\n")),
                notApplicable("ENV-003", "none are read", Sample.of("README.md", "An application.")));
    }
}
