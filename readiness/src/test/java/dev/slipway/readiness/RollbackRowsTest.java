package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows RB-… say about small applications: the gap, its closing, and where neither is possible. */
class RollbackRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "RB-005",
                        "compose.yaml:1",
                        Sample.of(
                                "compose.yaml",
                                "services: {db: {image: 'postgres:16', environment: [DB_PASSWORD=Xk29fLmQ0pRz]}}\n")),
                fails(
                        "RB-002",
                        "the environment only",
                        Sample.of("rollback.sh", "ENVIRONMENT=$1\ngit checkout HEAD~1\ndocker compose up -d")),
                fails(
                        "RB-005",
                        "a variable of Kubernetes",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  env:\n    - name: DB_PASSWORD\n      value: hunter22\n")),
                passes(
                        "RB-005",
                        "taken from elsewhere",
                        Sample.of("settings.py", "password = config.get(\"x\")\ntoken = read_token()\n")),
                fails("RB-005", "a text in code", Sample.of("settings.py", "password = \"hunter22\"\n")),
                fails("RB-001", "nobody runs it", Sample.of("rollback.sh", "docker compose up -d")),
                passes(
                        "RB-001",
                        "the pipeline goes down and up",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: alembic downgrade base\n")),
                passes(
                        "RB-001",
                        "a drill on staging",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: slipway rollback shop/staging --wait\n")),
                fails(
                        "RB-002",
                        "the last commit only",
                        Sample.of("rollback.sh", "git checkout HEAD~1\ndocker compose up -d")),
                passes("RB-002", "a version is named", Sample.of("rollback.sh", "TAG=$1\ndocker compose up -d")),
                passes(
                        "RB-002",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails(
                        "RB-003",
                        "killed by force",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and("stop.sh", "pkill -9 java")),
                fails(
                        "RB-003",
                        "never restarted",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "RB-003",
                        "restarted, checked, with grace",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    restart: always\n    stop_grace_period: 20s\n    healthcheck:\n      test: curl -f http://localhost/\n")),
                passes(
                        "RB-003",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails(
                        "RB-004",
                        "all or nothing",
                        Sample.of(
                                        "docker-compose.yml",
                                        "services:\n  api:\n    image: example/api:1.2\n  web:\n    image: example/web:1\n")
                                .and("rollback.sh", "docker compose up -d")),
                passes(
                        "RB-004",
                        "one by its name",
                        Sample.of(
                                        "docker-compose.yml",
                                        "services:\n  api:\n    image: example/api:1.2\n  web:\n    image: example/web:1\n")
                                .and("rollback.sh", "docker compose up -d --no-deps \"$1\"")),
                notApplicable(
                        "RB-004",
                        "one service only",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                fails(
                        "RB-005",
                        "in a script",
                        Sample.of("backup.sh", "export PGPASSWORD=hunter2-not-real\npg_dump shop")),
                fails(
                        "RB-005",
                        "in an address",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  a:\n    image: a:1\n    environment:\n      URL: postgres://shop:not-real-either@db/shop\n")),
                fails(
                        "RB-005",
                        "as a default",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  a:\n    image: a:1\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-postgres}\n")),
                fails("RB-005", "in PowerShell", Sample.of("deploy.ps1", "$env:DB_PASSWORD = \"not-a-real-one\"")),
                fails(
                        "RB-005",
                        "in a pipeline",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "env:\n  API_TOKEN: abcdef-not-real\njobs:\n  a:\n    steps:\n      - run: make\n")),
                passes(
                        "RB-005",
                        "references",
                        Sample.of(
                                        "docker-compose.yml",
                                        "services:\n  a:\n    image: a:1\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?}\n      KEY_FILE: /run/secrets/key\n      - API_TOKEN\n")
                                .and(
                                        "deploy.sh",
                                        "export PGPASSWORD=\"$(cat /run/secrets/db)\"\npassword=$1\ncurl -H \"Authorization: Bearer $TOKEN\" $URL")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "env:\n  TOKEN: ${{ secrets.TOKEN }}\njobs:\n  a:\n    permissions: {id-token: write}\n    steps:\n      - run: make\n")),
                passes("RB-005", "commented out", Sample.of("backup.sh", "# PGPASSWORD=not-real\npg_dump shop")),
                notApplicable("RB-005", "nothing could hold one", Sample.of("README.md", "An application.")),
                passes(
                        "RB-003",
                        "Kubernetes with a probe",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: registry.example:5000/api:1.2\n          readinessProbe: {httpGet: {path: /health, port: 80}}\n          env:\n            - name: DB_PASSWORD\n              valueFrom: {secretKeyRef: {name: db, key: password}}\n")),
                passes(
                        "RB-005",
                        "a database of a pipeline",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    services:\n      db:\n        image: postgres:15\n        env: {POSTGRES_PASSWORD: postgres}\n    env:\n      DATABASE_URL: postgres://postgres:postgres@localhost:5432/a\n    steps:\n      - run: make\n")));
    }
}
