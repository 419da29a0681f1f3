package dev.slipway.cli.readiness;

import dev.slipway.release.keys.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each gap is found where it is, and closed in an application that is deployed by Slipway. */
class GapsIT {

    private static final String PUBLIC_KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    @TempDir
    private Path folder;

    private final Audited neglected = Audited.neglected();

    private Audited orderly = neglected;

    /** The till again, as it could be. */
    @BeforeEach
    void put_in_order() throws IOException {
        orderly = new Audited(folder)
                .with("slipway.yaml", """
                        application: till
                        services:
                          api:
                            command: [node, server.js]
                            health: /health
                            route: /
                            environment:
                              DATABASE_URL: postgres://till:${file:/run/secrets/till-db}@db/till
                            variables:
                              DATABASE_URL: {type: url, required: true, example: postgres://user:password@localhost/till}
                              WORKERS: {type: integer, min: 1, default: 4}
                        database:
                          migrations: migrations
                        """)
                .with("server.js", "app.get('/health', ok);\nprocess.env.DATABASE_URL;\n")
                .with("migrations/0001_articles.up.sql", "create table article (id int primary key);\n")
                .with("migrations/0001_articles.down.sql", "drop table article;\n")
                .with("compose.yaml", """
                        services:
                          api:
                            image: ghcr.io/example/till:1.4.0
                            build: .
                            cap_drop: [ALL]
                            environment: {DATABASE_PASSWORD_FILE: /run/secrets/till-db}
                            logging: {options: {max-size: 10m}}
                            deploy: {resources: {limits: {cpus: "1", memory: 256M}}}
                          db:
                            image: postgres:15.8
                            logging: {options: {max-size: 10m}}
                            deploy: {resources: {limits: {cpus: "1", memory: 1G}}}
                        """)
                .with("compose.production.yaml", """
                        services:
                          firewall:
                            image: owasp/modsecurity-crs:4.3.0-nginx-alpine-202406090906
                            logging: {options: {max-size: 10m}}
                            deploy: {resources: {limits: {cpus: "1", memory: 256M}}}
                          intrusions:
                            image: crowdsecurity/crowdsec:v1.6.2
                            logging: {options: {max-size: 10m}}
                            deploy: {resources: {limits: {cpus: "1", memory: 256M}}}
                        """)
                .with("Dockerfile", "FROM node:20-alpine\nCOPY server.js .\nUSER node\n")
                .with(".github/workflows/deliver.yml", """
                        on: [push]
                        jobs:
                          deliver:
                            steps:
                              - run: npm test
                              - run: slipway migrations test
                              - run: docker build -t ghcr.io/example/till:$SHA .
                              - run: trivy image ghcr.io/example/till:$SHA
                              - run: docker push ghcr.io/example/till:$SHA
                              - run: slipway request --environment staging --wait
                        """)
                .with("package.json", "{\"scripts\": {\"test\": \"node --test\"}}")
                .with("storage.tf", "storage_encrypted = true\n")
                .with(".env.example", "DATABASE_URL=\nWORKERS=4\n");
    }

    private Audited operated() throws IOException {
        return orderly.withTargets(folder.resolveSibling(folder.getFileName() + "-targets.yaml"), """
                keys:
                  - name: anna
                    public-key: %s
                  - name: ben
                    public-key: %s
                    groups: [operators]
                targets:
                  till/staging:
                    runtime: processes
                    router: {port: 8081}
                    allow: [{keys: [anna], verbs: [deploy]}]
                  till/production:
                    runtime: processes
                    router: {port: 8080}
                    allow:
                      - {keys: [anna], verbs: [deploy]}
                      - {keys: [ben], verbs: [approve]}
                    policy:
                      approvals: [{groups: [operators]}]
                """.formatted(
                        PUBLIC_KEY, SigningKey.generate().verifyingKey()));
    }

    @Test
    void ds_003_nothing_is_checked_before_a_deployment() {
        neglected.finds("DS-003", "no script or pipeline checks");
        orderly.hasClosed("DS-003", "gate");
    }

    @Test
    void ds_008_there_is_no_staging_environment() throws IOException {
        neglected.finds("DS-008", "no environment but production");
        operated().hasClosed("DS-008", "till/staging");
    }

    @Test
    void ds_010_nothing_stops_a_second_deployment() {
        neglected.finds("DS-010", "nothing stops a second deployment");
        orderly.hasClosed("DS-010", "one deployment per target");
    }

    @Test
    void mg_001_migrations_have_no_way_back() {
        neglected.finds("MG-001", "0003_discount.up.sql");
        orderly.hasClosed("MG-001", "have a way back");
    }

    @Test
    void mg_002_migrations_are_not_tested_in_a_pipeline() {
        neglected.finds("MG-002", "no pipeline runs the migrations");
        orderly.hasClosed("MG-002", "deliver.yml:6");
    }

    @Test
    void mg_004_sqlite_is_spoken_to_postgresql() {
        neglected.finds("MG-004", "rollback.sh:6");
        orderly.hasClosed("MG-004", "no statement");
    }

    @Test
    void dk_001_secrets_stand_in_the_compose_file() {
        neglected.finds("DK-001", "docker-compose.yml:9");
        orderly.hasClosed("DK-001", "by reference");
    }

    @Test
    void dk_002_containers_have_no_limits() {
        neglected.finds("DK-002", "`api`");
        orderly.hasClosed("DK-002", "limits");
    }

    @Test
    void dk_004_images_are_not_scanned() {
        neglected.finds("DK-004", "no pipeline scans");
        orderly.hasClosed("DK-004", "scans images");
    }

    @Test
    void env_001_variables_are_not_checked() {
        neglected.finds("ENV-001", "server.js:5");
        orderly.hasClosed("ENV-001", "types and rules");
    }

    @Test
    void env_002_there_is_no_example_of_the_variables() {
        neglected.finds("ENV-002", "no .env.example");
        orderly.hasClosed("ENV-002", ".env.example");
    }

    @Test
    void env_003_there_is_no_template_for_an_environment() {
        neglected.finds("ENV-003", "no environment has a template");
        orderly.hasClosed("ENV-003", "slipway env template");
    }

    @Test
    void ci_002_nothing_is_tested() {
        neglected.finds("CI-002", "no pipeline runs tests");
        orderly.hasClosed("CI-002", "deliver.yml:5");
    }

    @Test
    void ci_003_nobody_is_asked() throws IOException {
        neglected.finds("CI-003", "nothing asks anybody");
        operated().hasClosed("CI-003", "needs the approval of 1");
    }

    @Test
    void au_01_the_compose_file_is_the_same_everywhere() {
        neglected.finds("AU-01", "docker-compose.yml is the same everywhere");
        orderly.hasClosed("AU-01", "compose.production.yaml");
    }

    @Test
    void au_03_logs_grow_without_end() {
        neglected.finds("AU-03", "logs grow without end");
        orderly.hasClosed("AU-03", "bounded logs");
    }

    @Test
    void au_06_containers_run_as_root() {
        neglected.finds("AU-06", "runs as root");
        orderly.hasClosed("AU-06", "users of their own");
    }

    @Test
    void au_20_a_secret_is_put_there_for_now() {
        neglected.finds("AU-20", "docker-compose.yml:10");
        orderly.hasClosed("AU-20", "no secret that is put there for now");
    }

    @Test
    void au_21_the_disks_of_the_database_are_not_encrypted() {
        neglected.finds("AU-21", "nothing says");
        orderly.hasClosed("AU-21", "storage.tf:1");
    }

    @Test
    void au_22_there_is_neither_firewall_nor_detection() {
        neglected.finds("AU-22", "neither a firewall");
        orderly.hasClosed("AU-22", "notices intruders");
    }

    @Test
    void au_23_images_come_from_somebody_s_desk() {
        neglected.finds("AU-23", "the Dockerfile of `admin`");
        orderly.hasClosed("AU-23", "builds images");
    }
}
