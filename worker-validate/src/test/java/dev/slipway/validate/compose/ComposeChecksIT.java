package dev.slipway.validate.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.Sha256;
import dev.slipway.validate.Workshop;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeChecksIT {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String PROPER = """
            services:
              web:
                image: shop/web@%s
                user: "10001:10001"
                read_only: true
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                healthcheck: {test: [CMD, /app/healthy]}
                logging: {driver: json-file, options: {max-size: 10m, max-file: "3"}}
                deploy: {resources: {limits: {cpus: "0.5", memory: 256m}}}
            """.formatted(DIGEST);
    private static final String CARELESS = """
            services:
              db:
                image: postgres:16
            """;
    private static final List<ReleaseCheck> ALL = List.of(
            new ComposeCheck(),
            new OverlayCheck(),
            new HostPowersCheck(),
            new ResourceLimitsCheck(),
            new HealthEndpointCheck(),
            new LogRotationCheck(),
            new NonRootCheck(),
            new HardeningCheck(),
            new ImageDigestsCheck());

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void set_up() {
        shop = new Workshop(folder);
    }

    private Finding look(ReleaseCheck check, String compose) throws Exception {
        return shop.compose(compose).look(check);
    }

    private static Verdict verdict(Finding finding) {
        return finding.verdict();
    }

    private static List<String> messages(Finding finding) {
        return finding.reasons().stream().map(Reason::getMessage).toList();
    }

    @Test
    void do_not_apply_to_a_release_without_compose_files() throws Exception {
        for (var check : ALL) {
            assertThat(shop.look(check).verdict()).as(check.id()).isEqualTo(Verdict.NOT_APPLICABLE);
        }
    }

    @Test
    void do_not_apply_when_slipway_yaml_says_that_the_files_are_for_something_else() throws Exception {
        shop.says("compose: []\n");
        for (var check : ALL) {
            var finding = look(check, CARELESS);
            assertThat(finding.verdict()).as(check.id()).isEqualTo(Verdict.NOT_APPLICABLE);
            assertThat(finding.observed()).contains("slipway.yaml says");
        }
    }

    @Test
    void pass_a_project_that_is_as_it_should_be() throws Exception {
        shop.file("compose.production.yaml", "services: {web: {environment: {LEVEL: info}}}");
        for (var check : ALL) {
            assertThat(look(check, PROPER).verdict()).as(check.id()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void refuse_a_file_that_compose_would_not_take_once_and_say_where() throws Exception {
        var broken = "services: {web: {image: shop/web, restrat: always}}";
        var finding = look(new ComposeCheck(), broken);
        assertThat(verdict(finding)).isEqualTo(Verdict.FAIL);
        assertThat(messages(finding)).singleElement().asString().contains("compose.yaml:1", "did you mean `restart`");
        assertThat(verdict(look(new ResourceLimitsCheck(), broken))).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void refuse_what_compose_reads_and_no_engine_starts() throws Exception {
        assertThat(messages(look(new ComposeCheck(), """
                        services:
                          web: {image: shop/web, restart: sometimes, container_name: shop, ports: ["8080:80"]}
                          api: {image: "UPPER:bad tag!", container_name: shop, ports: ["127.0.0.1:8080:80"]}
                          db: {image: "postgres@sha256:abc", ports: ["5432:5432"], deploy: {replicas: 2}}
                        """)))
                .satisfiesExactly(
                        restart -> assertThat(restart).contains("compose.yaml:2", "`restart: sometimes`"),
                        image -> assertThat(image).contains("`api`", "UPPER"),
                        name -> assertThat(name).contains("`container_name` shop of the service `web`"),
                        image -> assertThat(image).contains("postgres@sha256:abc"),
                        port -> assertThat(port).contains("8080/tcp, as `web` does in line 2"),
                        copies -> assertThat(copies).contains("5432/tcp and runs 2 times"));
        assertThat(verdict(look(new ComposeCheck(), """
                        services:
                          web: {image: shop/web, restart: "on-failure:3", ports: ["127.0.0.1:8080:80", "80"]}
                          api: {image: shop/api, restart: "no", ports: ["127.0.0.2:8080:80", "8080:80/udp"]}
                          job: {image: shop/api, deploy: {replicas: 2}, ports: ["8000-8010:80"]}
                        """))).isEqualTo(Verdict.PASS);
    }

    @Test
    void do_not_let_a_file_that_nobody_can_read_slip_past_where_that_alone_only_warns() throws Exception {
        shop.operator("policy: {checks: {compose: warn}}\n");
        var broken = "services: {web: {image: shop/web, privileged: true, restrat: always}}";
        for (var check : ALL) {
            var finding = look(check, broken);
            assertThat(finding.verdict()).as(check.id()).isEqualTo(Verdict.FAIL);
        }
        assertThat(look(new HostPowersCheck(), broken).observed()).contains("`host-powers` could not look");
    }

    @Test
    void refuse_a_variable_that_must_be_set_until_slipway_yaml_gives_it() throws Exception {
        var compose = "services: {web: {image: \"shop/web:${TAG:?name a tag}\"}}";
        assertThat(messages(look(new ComposeCheck(), compose)))
                .singleElement()
                .asString()
                .contains("TAG");
        shop.file("slipway.yaml", """
                application: shop
                services:
                  web: {command: [serve], health: /health, environment: {TAG: "1.2"}}
                """);
        assertThat(verdict(look(new ComposeCheck(), compose))).isEqualTo(Verdict.PASS);
    }

    @Test
    void warn_once_of_each_key_that_is_not_used() throws Exception {
        var finding = look(new ComposeCheck(), """
                services:
                  web: {image: shop/web, isolation: default}
                  api: {image: shop/api, isolation: default}
                """);
        assertThat(verdict(finding)).isEqualTo(Verdict.WARN);
        assertThat(finding.observed()).containsOnlyOnce("isolation");
    }

    @Test
    void au_01_tell_when_an_environment_has_no_file_of_its_own() throws Exception {
        var finding = look(new OverlayCheck(), PROPER);
        assertThat(verdict(finding)).isEqualTo(Verdict.FAIL);
        assertThat(finding.fix()).contains("compose.production.yaml");
    }

    @Test
    void refuse_powers_over_the_host_until_the_operator_allows_exactly_them() throws Exception {
        var compose = "services: {web: {image: shop/web, cap_add: [NET_ADMIN], privileged: true}}";
        assertThat(messages(look(new HostPowersCheck(), compose))).hasSize(2);
        shop.operator("host-powers: {web: [\"capability:NET_ADMIN\"]}\n");
        assertThat(messages(look(new HostPowersCheck(), compose)))
                .singleElement()
                .asString()
                .contains("privileged");
        shop.operator("host-powers: {web: [\"capability:NET_ADMIN\", privileged]}\n");
        assertThat(verdict(look(new HostPowersCheck(), compose))).isEqualTo(Verdict.PASS);
    }

    @Test
    void dk_002_refuse_services_without_limits_and_name_what_is_missing() throws Exception {
        var finding = look(new ResourceLimitsCheck(), """
                services:
                  web: {image: shop/web, mem_limit: 128m}
                  db: {image: shop/db}
                """);
        assertThat(verdict(finding)).isEqualTo(Verdict.FAIL);
        assertThat(messages(finding))
                .containsExactly(
                        "the service `web` has no limit for processors",
                        "the service `db` has no limit for processors",
                        "the service `db` has no limit for memory");
    }

    @Test
    void dk_002_take_limits_in_the_older_way_too() throws Exception {
        assertThat(verdict(look(
                        new ResourceLimitsCheck(), "services: {web: {image: shop/web, cpus: 1, mem_limit: 128m}}")))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void dk_002_do_not_take_nothing_or_less_for_a_limit() throws Exception {
        assertThat(messages(look(new ResourceLimitsCheck(), """
                        services:
                          web: {image: shop/web, cpus: 0, mem_limit: 0}
                          db: {image: shop/db, cpu_quota: -1, deploy: {resources: {limits: {cpus: "0", memory: "0"}}}}
                        """)))
                .hasSize(4)
                .allMatch(it -> it.contains("which is no limit"));
    }

    @Test
    void tell_when_nobody_can_see_that_a_service_is_well() throws Exception {
        var finding = look(new HealthEndpointCheck(), """
                services:
                  web: {image: shop/web}
                  db: {image: shop/db}
                  cache: {image: shop/cache, healthcheck: {disable: true}}
                """);
        assertThat(messages(finding))
                .containsExactly(
                        "the service `db` declares no way to see that it is well",
                        "the service `cache` switches its healthcheck off");
    }

    @Test
    void ask_no_health_of_a_service_that_others_wait_for_to_end() throws Exception {
        assertThat(verdict(look(new HealthEndpointCheck(), """
                        services:
                          web: {image: shop/web, depends_on: {migrate: {condition: service_completed_successfully}}}
                          migrate: {image: shop/web}
                        """))).isEqualTo(Verdict.PASS);
    }

    @Test
    void au_03_tell_of_logs_that_grow_for_ever() throws Exception {
        var finding = look(new LogRotationCheck(), """
                services:
                  web: {image: shop/web}
                  api: {image: shop/api, logging: {driver: json-file, options: {max-size: "-1"}}}
                  db: {image: shop/db, logging: {driver: local}}
                  cache: {image: shop/cache, logging: {driver: syslog}}
                """);
        assertThat(messages(finding))
                .hasSize(2)
                .anyMatch(it -> it.contains("`web`"))
                .anyMatch(it -> it.contains("-1"));
    }

    @Test
    void au_06_tell_of_services_that_run_as_root_or_leave_it_to_the_image() throws Exception {
        var finding = look(new NonRootCheck(), """
                services:
                  web: {image: shop/web}
                  api: {image: shop/api, user: "0:0"}
                  db: {image: shop/db, user: root}
                  cache: {image: shop/cache, user: "999"}
                """);
        assertThat(messages(finding)).hasSize(3).noneMatch(it -> it.contains("`cache`"));
    }

    @Test
    void au_06_tell_of_services_that_could_be_locked_up_better() throws Exception {
        assertThat(messages(look(new HardeningCheck(), CARELESS))).hasSize(3);
    }

    @Test
    void tell_of_images_that_are_not_pinned() throws Exception {
        assertThat(messages(look(new ImageDigestsCheck(), "services: {web: {image: \"shop/web:1\"}, api: {build: .}}")))
                .hasSize(2)
                .anyMatch(it -> it.contains("`shop/web:1`"));
    }

    @Test
    void take_the_digests_that_the_request_names_for_images_of_services() throws Exception {
        shop.release(Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck(Sha256.hex("1.0"), 1L))
                .setImageDigests(Map.of("db", DIGEST))
                .build());
        assertThat(verdict(look(new ImageDigestsCheck(), CARELESS))).isEqualTo(Verdict.PASS);
    }
}
