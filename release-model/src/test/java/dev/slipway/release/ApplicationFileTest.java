package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.checks.Weight;
import dev.slipway.release.environment.VariableSchema;
import dev.slipway.release.strategy.Strategy;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationFileTest {

    private static final String COMPLETE = """
            application: shop
            services:
              frontend:
                command: [node, server.js]
                health: /health
                after: [backend]
                route: /
              backend:
                command: [java, -jar, backend.jar, ""]
                health: /api/health?deep=1
                route: /api/
                port-variable: HTTP_PORT
                ready-within: 90s
                stop-grace: 500ms
                working-directory: backend/build
                replicas: 3
                environment:
                  GREETING: hello
                  EMPTY: ""
                  DATABASE_URL: postgres://shop:${file:/run/secrets/shop-db}@localhost/${env:DB_NAME}
            smoke-tests:
              - name: products are listed
                service: backend
                method: POST
                path: /api/products
                headers: {Accept: application/json}
                status: 201
                within: 2s
                contains: Anchor
              - {name: front page, service: frontend, path: /}
            rollout:
              rollback-window: 1h
              drain: 5s
              bake: 30s
              strategy: canary
              canary:
                steps: [{weight: 5, pause: 1m}, {weight: 50, pause: 0s}]
                max-error-rate: 0.5%
                max-p95: 200%
                min-requests: 100
              max-parallel: 2
            """;

    private static final String SMALLEST = """
            application: shop
            services:
              web: {command: [serve], health: /health}
            """;

    @Test
    void takes_what_is_kept_for_aliases_and_merged() {
        var application = ApplicationFile.parse("""
                x-common: &common
                  command: [serve]
                  health: /health
                application: shop
                services:
                  web: {<<: *common, route: /}
                  api: {<<: *common, health: /ready, route: /api}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(application.services())
                .extracting(service -> service.launch().command())
                .containsOnly(List.of("serve"));
        assertThat(application.services())
                .extracting(service -> service.readiness().path().orElseThrow())
                .containsExactly("/health", "/ready");
    }

    @Test
    void reads_all_that_a_service_can_say() {
        var backend = parse(COMPLETE).service(new Slug("backend")).orElseThrow();

        assertThat(backend)
                .isEqualTo(new Service(
                        new Slug("backend"),
                        new Launch(
                                List.of("java", "-jar", "backend.jar", ""),
                                Optional.of(Path.of("backend/build")),
                                Map.of(
                                        "GREETING",
                                        new Setting("hello"),
                                        "EMPTY",
                                        new Setting(""),
                                        "DATABASE_URL",
                                        new Setting(
                                                "postgres://shop:${file:/run/secrets/shop-db}@localhost/${env:DB_NAME}")),
                                "HTTP_PORT",
                                Optional.empty(),
                                Duration.ofMillis(500)),
                        new Readiness("/api/health?deep=1", Duration.ofSeconds(90)),
                        Optional.of("/api"),
                        List.of(),
                        VariableSchema.NONE,
                        Optional.of(3)));
    }

    @Test
    void reads_smoke_tests_with_what_they_expect() {
        assertThat(parse(COMPLETE).smokeTests())
                .containsExactly(
                        new SmokeTest(
                                "products are listed",
                                new Slug("backend"),
                                new SmokeTest.Call("POST", "/api/products", Map.of("Accept", "application/json")),
                                new SmokeTest.Expectation(201, Duration.ofSeconds(2), Optional.of("Anchor"))),
                        new SmokeTest(
                                "front page",
                                new Slug("frontend"),
                                new SmokeTest.Call("GET", "/", Map.of()),
                                new SmokeTest.Expectation(200, Duration.ofSeconds(1), Optional.empty())));
    }

    @Test
    void reads_the_rollout() {
        assertThat(parse(COMPLETE).rollout())
                .isEqualTo(new Rollout(
                        Duration.ofHours(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        new Strategy.Canary(
                                List.of(
                                        new Strategy.Share(5, Duration.ofMinutes(1)),
                                        new Strategy.Share(50, Duration.ZERO)),
                                new Strategy.Tolerance(0.5, 200, 100)),
                        2));
    }

    @Test
    void fills_in_what_is_left_out() {
        var application = parse(SMALLEST);
        var web = application.services().getFirst();

        assertThat(web.launch().portVariable()).isEqualTo("PORT");
        assertThat(web.launch().stopGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(web.readiness().within()).isEqualTo(Duration.ofSeconds(60));
        assertThat(web.route()).isEmpty();
        assertThat(application.smokeTests()).isEmpty();
        assertThat(application.rollout())
                .isEqualTo(new Rollout(
                        Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ZERO, new Strategy.BlueGreen(), 1));
        assertThat(web.replicas()).isEmpty();
    }

    @Test
    void starts_services_as_written_but_after_those_they_name() {
        assertThat(parse(COMPLETE).inStartOrder())
                .extracting(service -> service.name().value())
                .containsExactly("backend", "frontend");
    }

    @Test
    void leaves_secrets_unresolved_but_names_them() {
        var setting = parse(COMPLETE)
                .service(new Slug("backend"))
                .orElseThrow()
                .launch()
                .environment()
                .get("DATABASE_URL");

        assertThat(setting).isNotNull();
        assertThat(setting.references())
                .containsExactly(
                        new SecretReference(SecretReference.Source.FILE, "/run/secrets/shop-db"),
                        new SecretReference(SecretReference.Source.ENV, "DB_NAME"));
    }

    @Test
    void reports_every_problem_at_once_with_its_place() {
        var problems = problemsOf("""
                aplication: shop
                services:
                  web:
                    comand: [serve]
                    health: health
                    ready-within: soon
                    environment: {API: "${vault:api}"}
                  api: {command: node server.js, health: /health, after: [wbe]}
                smoke-tests:
                  - {name: front, service: wep, path: /, status: ok}
                """);

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "slipway.yaml:1:1: the file has no `application`; add it",
                        "slipway.yaml:1:1: `aplication` is not a key that belongs here; did you mean `application`?",
                        "slipway.yaml:4:5: `services.web.comand` is not a key that belongs here; did you mean `command`?",
                        "slipway.yaml:5:13: `services.web.health` must be a path that begins with one `/` and has no blanks,"
                                + " such as /health; or `tcp`, or `healthcheck` for that of its container, it is `health`",
                        "slipway.yaml:6:19: `services.web.ready-within` must be a length of time such as 500ms, 30s, 10m or 1h,"
                                + " it is `soon`",
                        "slipway.yaml:7:24: `services.web.environment.API` cannot be used: `${vault:api}` has a `${` that is not"
                                + " a secret reference; write ${file:/path} or ${env:NAME}",
                        "slipway.yaml:8:18: `services.api.command` must be a list, it is `node server.js`",
                        "slipway.yaml:8:59: `services.api.after[0]` is `wbe`, which is unknown here; did you mean `web`?",
                        "slipway.yaml:10:28: `smoke-tests[0].service` is `wep`, which is unknown here; did you mean `web`?",
                        "slipway.yaml:10:50: `smoke-tests[0].status` must be a whole number, it is `ok`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "health: //elsewhere.example/x | must be a path that begins with one `/`",
                "health: http://elsewhere.example/ | must be a path that begins with one `/`",
                "working-directory: ../outside | must be a folder inside the application",
                "working-directory: /etc | must be a folder inside the application",
                "working-directory: 'C:\\Windows' | must be a folder inside the application",
                "working-directory: a/../../b | must be a folder inside the application",
                "stop-grace: 2h | must be from 0s to 1h",
                "port-variable: 1PORT | must be the name of an environment variable",
                "environment: [A, B] | must be a mapping of keys to values, it is a list",
                "route: api | must be the beginning of a path",
                "command: [] | has nothing in it",
                "stop-grace: | is empty; give it a value or remove it",
            })
    void refuses_what_a_service_must_not_say(String line, String message) {
        var service = line.startsWith("command") ? "health: /ok" : "command: [serve]";
        var health = line.startsWith("health") || line.startsWith("command") ? "" : "    health: /ok\n";
        var file = "application: shop\nservices:\n  web:\n    " + service + "\n" + health + "    " + line + "\n";

        assertThat(problemsOf(file)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(file.lines().toList().indexOf("    " + line) + 1);
        });
    }

    @Test
    void refuses_services_that_wait_for_each_other() {
        var file = """
                application: shop
                services:
                  a: {command: [a], health: /, after: [b]}
                  b: {command: [b], health: /, after: [a]}
                """;

        assertThat(problemsOf(file))
                .singleElement()
                .hasToString("slipway.yaml:3:3: `services` cannot be used: these services wait for each other: a, b;"
                        + " remove one `after`");
    }

    @Test
    void refuses_two_services_with_one_route() {
        var file = """
                application: shop
                services:
                  a: {command: [a], health: /, route: /x}
                  b: {command: [b], health: /, route: /x/}
                """;

        assertThat(problemsOf(file))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("`a` and `b` have the same route /x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services | 51 | there are 51 services, at most 50 are allowed",
                "tests | 101 | there are 101 smoke tests, at most 100 are allowed",
                "variables | 201 | there are 201 variables, at most 200 are allowed",
                "arguments | 201 | there are 201 arguments, at most 200 are allowed",
                "after | 51 | there are 51 services, at most 50 are allowed",
                "headers | 51 | there are 51 headers, at most 50 are allowed",
                "letters | 201 | there are 201 characters, at most 200 are allowed",
            })
    void refuses_more_of_anything_than_events_can_hold(String what, int many, String message) {
        assertThat(problemsOf(Crowd.with(what, many)))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains(message, "leave out or split up");
        assertThat(parse(Crowd.with(what, many - 1)).name()).isEqualTo(new Slug("shop"));
    }

    @Test
    void says_what_to_do_when_there_is_no_file() {
        assertThatThrownBy(() -> ApplicationFile.read(Path.of("nowhere")))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("slipway.yaml: there is no such file; put one beside the application");
    }

    @Test
    void reads_where_compose_files_and_migrations_lie_and_which_checks_shall_count_more() {
        var vetting = parse(SMALLEST + """
                compose: [deploy/compose.yaml, deploy/compose.live.yaml]
                database: {migrations: backend/db}
                checks: {log-rotation: block}
                """).vetting();
        assertThat(vetting.compose())
                .contains(List.of(Path.of("deploy/compose.yaml"), Path.of("deploy/compose.live.yaml")));
        assertThat(vetting.migrations()).contains(Path.of("backend/db"));
        assertThat(vetting.standards().checks().of(WeighedCheck.LOG_ROTATION)).isEqualTo(Weight.BLOCK);
        assertThat(parse(SMALLEST).vetting()).isEqualTo(Vetting.NOTHING_SAID);
    }

    @Test
    void refuses_compose_files_and_migrations_outside_of_the_application() {
        assertThat(problemsOf(SMALLEST + """
                compose: [../compose.yaml]
                database: {migrations: /var/migrations}
                """))
                .extracting(Problem::message)
                .satisfiesExactly(
                        file -> assertThat(file).contains("a file inside the application, such as compose.yaml"),
                        folder -> assertThat(folder).contains("a folder inside the application"));
    }

    private static Application parse(String content) {
        return ApplicationFile.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problemsOf(String content) {
        return catchThrowableOfType(InvalidFileException.class, () -> parse(content))
                .problems();
    }
}
