package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows DK-… say about small applications: the gap, its closing, and where neither is possible. */
class ContainerRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "DK-001",
                        "compose.yaml:1",
                        Sample.of(
                                "compose.yaml",
                                "services: {db: {image: 'postgres:16', environment: [DB_PASSWORD=Xk29fLmQ0pRz]}}\n")),
                fails(
                        "DK-001",
                        "a password in a command",
                        Sample.of(
                                "compose.yaml",
                                "services:\n  cache:\n    image: redis:7\n    command: [redis-server, --requirepass, Xk29fLmQ0pRz]\n")),
                passes(
                        "DK-001",
                        "no secret",
                        Sample.of(
                                "compose.yaml",
                                "services:\n  cache:\n    image: redis:7\n    command: [redis-server, --requirepass, $REDIS_PASSWORD]\n    environment: [ALLOW_TOKEN=true]\n")),
                fails(
                        "AU-06",
                        "`db` (compose.yaml:1) runs as root",
                        Sample.of("compose.yaml", "services: {db: {image: 'postgres:16', user: root}}\n")),
                notApplicable(
                        "AU-06",
                        "images of others",
                        Sample.of("compose.yaml", "services: {db: {image: 'postgres:16'}}\n")),
                passes(
                        "AU-06",
                        "users of their own",
                        Sample.of("compose.yaml", "services: {db: {image: 'postgres:16', user: '999'}}\n")),
                fails(
                        "DK-001",
                        "a variable of Kubernetes",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  env:\n    - name: DB_PASSWORD\n      value: hunter22\n")),
                fails(
                        "DK-001",
                        "a variable of Kubernetes on one line",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  env:\n    - {name: DB_PASSWORD, value: hunter22}\n")),
                fails(
                        "DK-001",
                        "in clear text",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    environment:\n      JWT_SECRET: not-a-real-secret\n")),
                fails(
                        "DK-001",
                        "in an image",
                        Sample.of("Dockerfile", "FROM node:20-alpine\nENV API_KEY=not-a-real-key\n")),
                passes(
                        "DK-001",
                        "as a file",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    environment:\n      DB_PASSWORD_FILE: /run/secrets/db\n    secrets: [db]\nsecrets:\n  db: {external: true}\n")),
                fails(
                        "DK-002",
                        "memory only",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    mem_limit: 512m\n")),
                passes(
                        "DK-002",
                        "in the older way",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    mem_limit: 512m\n    cpus: 1.0\n")),
                passes(
                        "DK-002",
                        "in the way of deploy, behind an anchor",
                        Sample.of(
                                "docker-compose.yml",
                                "x-l: &l\n  deploy:\n    resources:\n      limits: {cpus: \"1\", memory: 1G}\nservices:\n  api:\n    <<: *l\n    image: a:1\n")),
                fails(
                        "DK-002",
                        "Kubernetes without",
                        Sample.of("k8s/api.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec: {}\n")),
                fails(
                        "DK-003",
                        "one machine",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "DK-003",
                        "a stack",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")
                                .and("deploy.sh", "docker stack deploy -c docker-compose.yml shop")),
                fails(
                        "DK-004",
                        "no scan",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "DK-004",
                        "Trivy",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - uses: aquasecurity/trivy-action@0.20.0\n")),
                fails("DK-005", "all in one", Sample.of("Dockerfile", "FROM node:20\nCOPY package.json .\n")),
                fails("DK-005", "everything is copied", Sample.of("Dockerfile", "FROM node:20-alpine\nCOPY . .\n")),
                passes(
                        "DK-005",
                        "two stages",
                        Sample.of(
                                "Dockerfile",
                                "FROM node:20 AS build\nRUN npm ci\nFROM node:20-alpine\nCOPY --from=build /app .\n")),
                notApplicable("DK-001", "no containers", Sample.of("README.md", "An application.")),
                notApplicable("DK-002", "no containers", Sample.of("README.md", "An application.")),
                notApplicable("DK-003", "no containers", Sample.of("README.md", "An application.")),
                notApplicable("DK-004", "no containers", Sample.of("README.md", "An application.")),
                notApplicable("DK-005", "no containers", Sample.of("README.md", "An application.")));
    }
}
