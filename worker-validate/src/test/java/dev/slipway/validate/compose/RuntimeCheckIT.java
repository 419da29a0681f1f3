package dev.slipway.validate.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.validate.Workshop;
import dev.slipway.validate.check.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeCheckIT {

    private static final String CONTAINERS = """
            targets:
              shop/production:
                runtime: docker
                engines: {main: {address: unix:///run/docker.sock}}
                router: {port: 8080}
            """;

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void set_up() {
        shop = new Workshop(folder);
    }

    private static List<String> messages(Finding finding) {
        return finding.reasons().stream().map(Reason::getMessage).toList();
    }

    @Test
    void takes_containers_and_says_which_services_are_left_to_the_operator() throws Exception {
        var finding = shop.targets(CONTAINERS).compose("""
                services:
                  web: {image: shop/web:1, expose: ["3000"]}
                  db: {image: postgres:16}
                """).look(new RuntimeCheck());

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("1 services run in containers", "describe db");
    }

    @Test
    void names_everything_that_cannot_stand_beside_its_older_self() throws Exception {
        var finding = shop.targets(CONTAINERS).compose("""
                services:
                  web:
                    build: .
                    network_mode: host
                    ports: ["80:3000", "443:3001"]
                    volumes: ["./pages:/pages"]
                    volumes_from: [db]
                  db: {image: postgres:16}
                """).look(new RuntimeCheck());

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(messages(finding))
                .anyMatch(problem -> problem.contains("`web` has no `image`"))
                .anyMatch(problem -> problem.contains("any of [3000, 3001]; say `port`"))
                .anyMatch(problem -> problem.contains("`network_mode: host`"))
                .anyMatch(problem -> problem.contains("takes the volumes of `db`"))
                .anyMatch(problem -> problem.contains("binds `pages` of the bundle"));
    }

    @Test
    void a_service_has_to_be_described_under_its_own_name() throws Exception {
        var finding = shop.targets(CONTAINERS)
                .compose("services: {www: {image: shop/web:1}}")
                .look(new RuntimeCheck());

        assertThat(messages(finding))
                .singleElement()
                .asString()
                .contains("`web` of slipway.yaml is in no Compose file");
    }

    @Test
    void containers_need_a_compose_file_and_processes_a_command() throws Exception {
        assertThat(messages(shop.targets(CONTAINERS).look(new RuntimeCheck())))
                .singleElement()
                .asString()
                .contains("the release has no Compose file, but the target runs containers");

        shop.file("slipway.yaml", "application: shop\nservices: {web: {health: healthcheck}}\n")
                .operator("");
        assertThat(messages(shop.look(new RuntimeCheck())))
                .anyMatch(problem -> problem.contains("`web` has no `command`"))
                .anyMatch(problem -> problem.contains("waits for the health check of a container"));
    }
}
