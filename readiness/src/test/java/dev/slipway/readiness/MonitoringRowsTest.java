package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows MON-… say about small applications: the gap, its closing, and where neither is possible. */
class MonitoringRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails("MON-001", "a name that ends alike", Sample.of("deploy.sh", "docker run -d fedora")),
                fails("MON-001", "nothing is recorded", Sample.of("deploy.sh", "docker compose up -d")),
                passes("MON-001", "an annotation", Sample.of("deploy.sh", "curl -d \"{}\" $GRAFANA/api/annotations")),
                fails(
                        "MON-002",
                        "it may fail",
                        Sample.of("deploy.sh", "docker compose up -d\ncurl -f http://localhost/health || true")),
                fails(
                        "MON-002",
                        "only before",
                        Sample.of("deploy.sh", "curl -f http://localhost/health\ndocker compose up -d")),
                passes(
                        "MON-002",
                        "afterwards",
                        Sample.of("deploy.sh", "docker compose up -d\ncurl -fsS http://localhost/health")),
                passes(
                        "MON-002",
                        "smoke tests of Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\nsmoke-tests:\n  - {name: it answers, service: web, path: /}\n")));
    }
}
