package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows AU-… say about small applications: the gap, its closing, and where neither is possible. */
class ReviewRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "AU-12",
                        "always, and a word that has mail in it",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - if: always()\n        run: ./mailpit-logs.sh\n")),
                passes(
                        "AU-12",
                        "a failure is mailed",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - if: failure()\n        run: mail -s failed ops@shop.example\n")),
                fails(
                        "AU-02",
                        "a variable of Kubernetes",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  env:\n    - name: DB_PASSWORD\n      value: hunter22\n")),
                fails(
                        "AU-01",
                        "one for all",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "AU-01",
                        "laid over",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")
                                .and("docker-compose.prod.yml", "services:\n  api:\n    restart: always\n")),
                notApplicable("AU-01", "no containers", Sample.of("README.md", "An application.")),
                fails(
                        "AU-02",
                        "no store",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n")),
                passes(
                        "AU-02",
                        "Vault",
                        Sample.of(
                                        "docker-compose.yml",
                                        "services:\n  api:\n    image: example/api:1.2\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n")
                                .and("deploy.sh", "vault kv get -field=p secret/db")),
                passes(
                        "AU-02",
                        "references of Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /, environment: {DB_PASSWORD: \"${file:/run/secrets/db}\"}}\n")),
                notApplicable("AU-02", "no secrets", Sample.of("README.md", "An application.")),
                fails(
                        "AU-03",
                        "without end",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "AU-03",
                        "bounded",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    logging:\n      options: {max-size: 10m}\n")),
                passes(
                        "AU-03",
                        "sent elsewhere",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    logging: {driver: gelf}\n")),
                notApplicable("AU-03", "nothing writes logs", Sample.of("README.md", "An application.")),
                fails("AU-04", "no tracer", Sample.of("package.json", "{\"dependencies\": {\"express\": \"4\"}}")),
                passes(
                        "AU-04",
                        "OpenTelemetry",
                        Sample.of("package.json", "{\"dependencies\": {\"@opentelemetry/sdk-node\": \"1\"}}")),
                fails("AU-05", "none", Sample.of("README.md", "An application.")),
                passes("AU-05", "beside the code", Sample.of("grafana/dashboards/shop.json", "{\"panels\": []}")),
                fails(
                        "AU-06",
                        "root",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    build: .\n    cap_drop: [ALL]\n")
                                .and("Dockerfile", "FROM node:20\n")),
                fails(
                        "AU-06",
                        "root again at the end",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    build: .\n    cap_drop: [ALL]\n")
                                .and("Dockerfile", "FROM node:20\nUSER node\nUSER root\n")),
                fails(
                        "AU-06",
                        "privileged",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    user: \"1000\"\n    cap_drop: [ALL]\n    privileged: true\n")),
                fails(
                        "AU-06",
                        "all capabilities",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    user: \"1000\"\n")),
                passes(
                        "AU-06",
                        "confined",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    build: .\n    cap_drop: [ALL]\n")
                                .and("Dockerfile", "FROM node:20 AS base\nUSER node\nFROM base\nCMD node\n")),
                notApplicable("AU-06", "no containers", Sample.of("README.md", "An application.")),
                fails(
                        "AU-07",
                        "one copy",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n  web:\n    image: nginx:1.27\n")),
                passes(
                        "AU-07",
                        "two copies behind nginx",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    deploy: {replicas: 2}\n  web:\n    image: nginx:1.27\n")),
                fails("AU-08", "one place", Sample.of("main.tf", "region = \"eu-west-1\"")),
                passes("AU-08", "two regions", Sample.of("main.tf", "region = \"eu-west-1\"\nregion = \"us-east-1\"")),
                fails("AU-09", "never purged", Sample.of("public/index.html", "<p>Hello")),
                passes(
                        "AU-09",
                        "purged",
                        Sample.of("public/index.html", "<p>Hello")
                                .and("deploy.sh", "aws cloudfront create-invalidation --paths \"/*\"")),
                notApplicable("AU-09", "no front end", Sample.of("README.md", "An application.")),
                fails(
                        "AU-10",
                        "no times",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("docs/dr.md", "# Disaster recovery\nSomehow.")),
                passes(
                        "AU-10",
                        "with times",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("docs/dr.md", "# Disaster recovery\nRTO 1 h, RPO 5 min.")),
                notApplicable("AU-10", "no database", Sample.of("README.md", "An application.")),
                fails("AU-11", "described nowhere", Sample.of("server.js", "app.get(\"/api\", all);")),
                passes("AU-11", "FastAPI by itself", Sample.of("main.py", "app = FastAPI()")),
                fails(
                        "AU-11",
                        "switched off",
                        Sample.of("main.py", "app = FastAPI(docs_url=None, openapi_url=None)\n@app.get(\"/\")")),
                passes("AU-11", "a file", Sample.of("openapi.yaml", "openapi: 3.1.0")),
                notApplicable("AU-11", "nothing answers", Sample.of("README.md", "An application.")),
                fails("AU-12", "none", Sample.of("README.md", "An application.")),
                passes(
                        "AU-12",
                        "rules of Prometheus",
                        Sample.of("alerts.yml", "groups:\n  - rules:\n      - alert: Gone\n        expr: up == 0\n")),
                fails("AU-13", "none", Sample.of("README.md", "An application.")),
                passes("AU-13", "node-exporter", Sample.of("prometheus.yml", "- targets: [node-exporter:9100]")),
                fails("AU-14", "an error page", Sample.of("deploy.sh", "docker compose up -d")),
                passes("AU-14", "a page", Sample.of("maintenance.html", "<p>Soon")),
                notApplicable(
                        "AU-14",
                        "never offline",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails("AU-15", "none", Sample.of("README.md", "An application.")),
                passes("AU-15", "boxes", Sample.of("docs/release-checklist.md", "- [ ] a\n- [ ] b\n- [ ] c\n")),
                fails("AU-16", "none", Sample.of("README.md", "An application.")),
                passes("AU-16", "one", Sample.of("docs/runbook.md", "# Deploy\n# Roll back\n")),
                fails(
                        "AU-17",
                        "nothing set",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "AU-17",
                        "all four",
                        Sample.of(
                                "nginx.conf",
                                "listen 443 ssl;\nlimit_req zone=a;\nadd_header Strict-Transport-Security max-age=1;\nadd_header Access-Control-Allow-Origin https://a.example;")),
                notApplicable("AU-17", "nothing answers", Sample.of("README.md", "An application.")),
                fails("AU-18", "none", Sample.of("README.md", "An application.")),
                passes(
                        "AU-18",
                        "Argo CD",
                        Sample.of("argo.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\n")),
                fails("AU-19", "none", Sample.of("README.md", "An application.")),
                passes(
                        "AU-19",
                        "a library",
                        Sample.of("package.json", "{\"dependencies\": {\"unleash-client\": \"6\"}}")),
                fails("AU-20", "in a template", Sample.of(".env.example", "JWT_SECRET=changeme\n")),
                fails(
                        "AU-20",
                        "as a default",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n    environment:\n      JWT_SECRET: ${JWT_SECRET:-secret}\n")),
                passes("AU-20", "left empty", Sample.of(".env.example", "JWT_SECRET=\nPORT=3000\n")),
                notApplicable("AU-20", "no template", Sample.of("README.md", "An application.")),
                fails(
                        "AU-21",
                        "a plain volume",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")),
                passes(
                        "AU-21",
                        "encrypted storage",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("main.tf", "storage_encrypted = true")),
                notApplicable("AU-21", "no database", Sample.of("README.md", "An application.")),
                fails(
                        "AU-22",
                        "neither",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")),
                fails(
                        "AU-22",
                        "a firewall only",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n  waf:\n    image: owasp/modsecurity-crs:4\n")),
                passes(
                        "AU-22",
                        "both",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: example/api:1.2\n  waf:\n    image: owasp/modsecurity-crs:4\n  eyes:\n    image: crowdsecurity/crowdsec:v1.6.2\n")),
                notApplicable("AU-22", "nothing to see", Sample.of("README.md", "An application.")),
                fails(
                        "AU-23",
                        "no Dockerfile",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    build: ./api\n")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - run: docker compose build && docker push a\n")),
                fails(
                        "AU-23",
                        "built by hand",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    build: ./api\n")
                                .and("api/Dockerfile", "FROM scratch\n")),
                fails(
                        "AU-23",
                        "never pushed",
                        Sample.of("Dockerfile", "FROM scratch\n")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - run: docker build -t a .\n")),
                passes(
                        "AU-23",
                        "built and pushed",
                        Sample.of("Dockerfile", "FROM scratch\n")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n")),
                notApplicable("AU-23", "no containers", Sample.of("README.md", "An application.")),
                fails("AU-24", "here", Sample.of("deploy.sh", "docker compose up -d")),
                passes("AU-24", "elsewhere", Sample.of("deploy.sh", "ssh shop.example docker compose up -d")),
                fails("AU-25", "contacts only", Sample.of("docs/runbook.md", "# Contacts\nOn call: +00 000\n")),
                passes(
                        "AU-25",
                        "all three",
                        Sample.of("docs/runbook.md", "# Contacts\n# Rollback checklist\n# Post-mortem\n")),
                fails(
                        "AU-02",
                        "secrets of Kubernetes without a store",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: registry.example:5000/api:1.2\n          readinessProbe: {httpGet: {path: /health, port: 80}}\n          env:\n            - name: DB_PASSWORD\n              valueFrom: {secretKeyRef: {name: db, key: password}}\n")));
    }
}
