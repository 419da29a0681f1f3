package dev.slipway.validate.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.validate.Workshop;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentChecksIT {

    private static final ReleaseCheck PLAIN = new PlainSecretsCheck();
    private static final ReleaseCheck PLACEHOLDER = new PlaceholderSecretsCheck();
    private static final ReleaseCheck MIGRATIONS = new MigrationsCheck();

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void set_up() {
        shop = new Workshop(folder);
    }

    private Finding given(ReleaseCheck check, String environment) throws Exception {
        return shop.file("slipway.yaml", """
                application: shop
                services:
                  web: {command: [serve], health: /health, environment: %s}
                """.formatted(environment)).look(check);
    }

    private static List<String> messages(Finding finding) {
        return finding.reasons().stream().map(Reason::getMessage).toList();
    }

    @Test
    void rb_005_refuses_a_secret_in_slipway_yaml_without_repeating_it() throws Exception {
        var finding = given(PLAIN, "{DB_PASSWORD: Tr0ub4dour-and-more}");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(messages(finding))
                .singleElement()
                .asString()
                .contains("service `web`", "DB_PASSWORD", "not shown")
                .doesNotContain("Tr0ub4dour");
    }

    @Test
    void rb_005_passes_references_switches_and_what_is_no_secret() throws Exception {
        var finding = given(
                PLAIN,
                "{DB_PASSWORD: \"${file:/run/secrets/db}\", ALLOW_EMPTY_PASSWORD: \"no\", LEVEL: info,"
                        + " TOKEN: /run/secrets/token}");
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void dk_001_refuses_secrets_in_compose_files_and_their_files_of_variables() throws Exception {
        var finding =
                shop.compose("""
                services:
                  web:
                    image: shop/web
                    build: {context: ., args: {NPM_TOKEN: abc123def456}}
                    env_file: [web.env]
                    environment:
                      DATABASE_URL: postgres://shop:pa55w0rd@db/shop
                """).file("web.env", "SESSION_SECRET=f00ba4\n").look(PLAIN);
        assertThat(messages(finding))
                .hasSize(3)
                .anyMatch(it -> it.contains("DATABASE_URL"))
                .anyMatch(it -> it.contains("SESSION_SECRET"))
                .anyMatch(it -> it.contains("NPM_TOKEN"));
    }

    @Test
    void dk_001_refuses_secrets_in_commands_healthchecks_labels_and_configs() throws Exception {
        var finding = shop.compose("""
                services:
                  cache:
                    image: redis
                    command: [redis-server, --requirepass, Xk29fLmQ0pRz81Vb]
                    healthcheck: {test: [CMD, redis-cli, -a, Xk29fLmQ0pRz81Vb, ping]}
                    labels: {com.example.password: Xk29fLmQ0pRz81Vb}
                  db:
                    image: mysql
                    command: "mysqld -pXk29fLmQ0pRz81Vb"
                  web:
                    image: shop/web
                    entrypoint: [sh, -c, "export DB_PASS=Xk29fLmQ0pRz81Vb; run"]
                    command: [--token, "$$TOKEN", --password-file, /run/secrets/db]
                    configs: [users]
                configs:
                  users: {content: "admin_password: Xk29fLmQ0pRz81Vb"}
                """).look(PLAIN);
        assertThat(messages(finding))
                .hasSize(6)
                .noneMatch(it -> it.contains("Xk29f"))
                .anyMatch(it -> it.contains("`command`: requirepass"))
                .anyMatch(it -> it.contains("`healthcheck`"))
                .anyMatch(it -> it.contains("`labels`: com.example.password"))
                .anyMatch(it -> it.contains("`entrypoint`: DB_PASS"))
                .anyMatch(it -> it.contains("config `users`: admin_password"));
    }

    @Test
    void rb_005_refuses_secrets_in_commands_and_headers_of_slipway_yaml() throws Exception {
        var finding = shop.file("slipway.yaml", """
                application: shop
                services:
                  web: {command: [serve, "--admin-password=Xk29fLmQ0pRz81Vb"], health: /health}
                smoke-tests:
                  - {name: orders, service: web, path: /orders, headers: {Authorization: Bearer Xk29fLmQ0pRz81Vb}}
                """).look(PLAIN);
        assertThat(messages(finding))
                .hasSize(2)
                .anyMatch(it -> it.contains("service `web`, `command`: admin-password"))
                .anyMatch(it -> it.contains("smoke test `orders`"));
    }

    @Test
    void dk_001_refuses_docker_secrets_that_come_along_with_the_release() throws Exception {
        var finding = shop.compose("""
                services:
                  web: {image: shop/web, secrets: [db, other]}
                secrets:
                  db: {file: ./db-password.txt}
                  other: {external: true}
                """).file("db-password.txt", "whatever").look(PLAIN);
        assertThat(messages(finding)).singleElement().asString().contains("`db`", "db-password.txt");
    }

    @Test
    void rb_005_does_not_say_that_files_are_clean_which_nobody_can_read() throws Exception {
        shop.compose("services: {web: {image: shop/web, restrat: always}}");
        assertThat(shop.look(PLAIN).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        shop.operator("policy: {checks: {compose: warn}}\n");
        assertThat(shop.look(PLAIN).observed()).contains("could not look");
        assertThat(shop.look(PLACEHOLDER).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void au_20_refuses_placeholders_and_weak_secrets() throws Exception {
        var finding = given(PLACEHOLDER, "{API_URL: changeme, DB_PASSWORD: xkqzvw, LEVEL: info}");
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(messages(finding))
                .satisfiesExactlyInAnyOrder(
                        url -> assertThat(url).contains("API_URL", "placeholder"),
                        password -> assertThat(password).contains("DB_PASSWORD", "easy to guess"));
    }

    @Test
    void au_20_passes_values_that_mean_something() throws Exception {
        assertThat(given(PLACEHOLDER, "{API_URL: https://api.shop.test, DB_PASSWORD: \"${env:DB_PASSWORD}\"}")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void mg_001_passes_migrations_in_order_with_their_way_back() throws Exception {
        var finding = shop.file("db/migrations/0001_init.up.sql", "create table a (id int);")
                .file("db/migrations/0001_init.down.sql", "drop table a;")
                .look(MIGRATIONS);
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("1 migrations in db/migrations", "way back");
    }

    @Test
    void mg_001_refuses_a_migration_without_rollback_a_gap_and_a_duplicate() throws Exception {
        var finding = shop.says("database: {migrations: sql}\n")
                .file("sql/0001_init.up.sql", "create table a (id int);")
                .file("sql/0003_more.up.sql", "create table b (id int);")
                .file("sql/0003_more.down.sql", "drop table b;")
                .file("sql/0003_again.up.sql", "create table c (id int);")
                .file("sql/0003_again.down.sql", "drop table c;")
                .look(MIGRATIONS);
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(messages(finding)).hasSizeGreaterThanOrEqualTo(3).noneMatch(it -> it.contains(folder.toString()));
    }

    @Test
    void mg_001_takes_a_declared_reason_for_a_way_back() throws Exception {
        var finding = shop.file(
                        "migrations/0001_init.up.sql",
                        "-- slipway: irreversible because the old passwords are deleted\ndrop table a;")
                .look(MIGRATIONS);
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("1 of them, with the reason");
    }

    @Test
    void does_not_apply_without_migrations_or_to_those_of_another_tool() throws Exception {
        assertThat(shop.look(MIGRATIONS).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        shop.file("migrations/env.py", "print()");
        assertThat(shop.look(MIGRATIONS).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void refuses_a_folder_of_migrations_that_is_named_and_not_there() throws Exception {
        var finding = shop.says("database: {migrations: sql}\n").look(MIGRATIONS);
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.fix()).contains("slipway migrations test sql");
    }
}
