package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows DS-… say about small applications: the gap, its closing, and where neither is possible. */
class DeploymentRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "DS-011",
                        "a text that nobody runs",
                        Sample.of(
                                "deploy.sh",
                                "docker compose up -d\n: <<'LATER'\ncurl -f localhost || ./rollback.sh\nLATER\n")),
                fails("DS-002", "it only waits", Sample.of("deploy.sh", "kubectl rollout status deployment/api")),
                fails(
                        "DS-002",
                        "it only says so",
                        Sample.of("deploy.sh", "echo \"rolling update\"\ndocker compose up -d")),
                fails(
                        "DS-002",
                        "started anew beside a canary",
                        Sample.of(
                                        "k8s/api.yaml",
                                        "apiVersion: apps/v1\nkind: Deployment\nspec:\n  strategy:\n    type: Recreate\n")
                                .and("deploy.sh", "pm2 reload canary")),
                fails(
                        "DS-005",
                        "only a folder is asked for",
                        Sample.of("deploy.sh", "cd \"$(git rev-parse --show-toplevel)\"\ndocker compose up -d")),
                passes(
                        "DS-005",
                        "the commit",
                        Sample.of("deploy.sh", "V=$(git rev-parse --short HEAD)\ndocker compose up -d")),
                fails(
                        "DS-010",
                        "the key of a cache",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - uses: actions/cache@v4\n        with: {key: \"${{ hashFiles('mix.lock') }}\"}\n      - run: ./deploy.sh\n")),
                fails(
                        "DS-010",
                        "tests one at a time",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "concurrency: tests\njobs:\n  a:\n    steps:\n      - run: npm test\n")),
                passes(
                        "DS-010",
                        "deployments one at a time",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "concurrency: production\njobs:\n  a:\n    steps:\n      - run: ./deploy.sh\n")),
                fails("DS-001", "a shell script only", Sample.of("deploy.sh", "docker compose up -d")),
                fails("DS-001", "an empty script for Windows", Sample.of("deploy.ps1", "# to come")),
                passes("DS-001", "a PowerShell script", Sample.of("deploy.ps1", "docker compose up -d")),
                passes(
                        "DS-001",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails(
                        "DS-002",
                        "everything goes down first",
                        Sample.of("deploy.sh", "# blue-green some day\ndocker compose down\ndocker compose up -d")),
                passes(
                        "DS-002",
                        "a service is updated start-first",
                        Sample.of("deploy.sh", "docker service update --update-order start-first shop")),
                passes(
                        "DS-002",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails(
                        "DS-003",
                        "nothing is checked",
                        Sample.of("deploy.sh", "docker compose up -d\ncommand -v docker\n[ -f .env ]")),
                fails("DS-003", "slipway.yaml is broken", Sample.of("slipway.yaml", "application: [shop]")),
                passes(
                        "DS-003",
                        "tools and settings are checked first",
                        Sample.of(
                                "deploy.sh",
                                "command -v docker || exit 1\n[ -f .env ] || exit 1\ndocker compose up -d")),
                passes(
                        "DS-003",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails(
                        "DS-004",
                        "a sleep in a shell script",
                        Sample.of("deploy.sh", "docker compose up -d\nsleep 30\ncurl -f http://localhost/health")),
                fails(
                        "DS-004",
                        "a wait in PowerShell",
                        Sample.of("deploy.ps1", "docker compose up -d\nStart-Sleep -Seconds 20")),
                fails(
                        "DS-004",
                        "a timeout in a batch file",
                        Sample.of("deploy.bat", "docker compose up -d\r\ntimeout /t 10 /nobreak > nul\r\n")),
                fails("DS-004", "a ping that stands for a wait", Sample.of("deploy.cmd", "ping -n 11 127.0.0.1 > nul")),
                fails(
                        "DS-004",
                        "a sleep in package.json",
                        Sample.of(
                                "package.json",
                                "{\"scripts\": {\"deploy\": \"docker compose up -d && sleep 10 && npm run migrate\"}}")),
                fails(
                        "DS-004",
                        "a sleep in a pipeline",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  deploy:\n    steps:\n      - run: ./deploy.sh\n      - run: sleep 60\n")),
                fails(
                        "DS-004",
                        "a sleep in a Compose command",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  api:\n    image: a:1\n    command: sh -c \"sleep 15 && npm start\"\n")),
                fails(
                        "DS-004",
                        "a sleep after a text with the word for",
                        Sample.of("deploy.sh", "echo \"Waiting for it\"\nsleep 5")),
                passes(
                        "DS-004",
                        "a sleep within a loop that asks",
                        Sample.of("deploy.sh", "until curl -f http://localhost/health; do\n  sleep 1\ndone")),
                passes(
                        "DS-004",
                        "a loop on one line",
                        Sample.of("deploy.sh", "for i in 1 2 3; do curl -f localhost && break; sleep 2; done")),
                passes(
                        "DS-004",
                        "a loop in PowerShell",
                        Sample.of("deploy.ps1", "while (-not (Test-Up)) {\n  Start-Sleep -Seconds 1\n}")),
                passes(
                        "DS-004",
                        "a loop in a batch file",
                        Sample.of(
                                "deploy.bat",
                                ":wait\r\ncurl -f http://localhost/health && goto up\r\ntimeout /t 2 > nul\r\ngoto wait\r\n:up\r\n")),
                passes(
                        "DS-004",
                        "a sleep in a comment, and a command with a time limit",
                        Sample.of("deploy.sh", "# sleep 30\ntimeout 60 ./wait-until-up\n")),
                passes(
                        "DS-004",
                        "a container that sleeps for ever",
                        Sample.of("deploy.sh", "docker compose up -d")
                                .and(
                                        "docker-compose.yml",
                                        "services:\n  a:\n    image: a:1\n    command: sleep infinity\n")),
                notApplicable("DS-004", "nothing runs", Sample.of("README.md", "An application.")),
                fails(
                        "DS-005",
                        "latest",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:latest\n")),
                fails(
                        "DS-005",
                        "no tag at all, behind a port",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: registry:5000/api\n")),
                fails("DS-005", "no version anywhere", Sample.of("deploy.sh", "docker compose up -d")),
                passes(
                        "DS-005",
                        "a digest",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and(
                                        "docker-compose.yml",
                                        "services:\n  api:\n    image: example/api@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")),
                passes(
                        "DS-005",
                        "the commit as tag",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: docker build -t api:${{ github.sha }} .\n")),
                fails(
                        "DS-006",
                        "the health check asks for what nobody serves",
                        Sample.of(
                                        "docker-compose.yml",
                                        "services:\n  api:\n    build: .\n    healthcheck:\n      test: curl -f http://localhost:3000/health\n")
                                .and("server.js", "const app = require(\"express\")();\napp.get(\"/\", home);")),
                fails(
                        "DS-006",
                        "only the page calls it",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and("server.js", "const app = require(\"express\")();\n")
                                .and("public/app.js", "fetch(\"/health\")")),
                fails(
                        "DS-006",
                        "only a test calls it",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and("server.js", "const app = require(\"express\")();\n")
                                .and("test/app.test.js", "app.get(\"/health\")")),
                fails(
                        "DS-006",
                        "only a comment speaks of it",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and(
                                        "server.js",
                                        "const app = require(\"express\")();\n// app.get(\"/health\", todo)\n")),
                fails(
                        "DS-006",
                        "nobody asks",
                        Sample.of("server.js", "const app = require(\"express\")();\n")
                                .and("package.json", "{\"dependencies\": {\"express\": \"4\"}}")),
                passes(
                        "DS-006",
                        "Express serves it",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and(
                                        "server.js",
                                        "const app = require(\"express\")();\napp.get(\"/health\", (q, s) => s.end());")),
                passes(
                        "DS-006",
                        "FastAPI serves it under a prefix",
                        Sample.of(
                                        "docker-compose.yml",
                                        "services:\n  api:\n    build: .\n    healthcheck:\n      test: [\"CMD\", \"curl\", \"-f\", \"http://localhost/api/health\"]\n")
                                .and(
                                        "main.py",
                                        "router = APIRouter(prefix=\"/api\")\n@router.get(\"/health\")\ndef health(): ...")),
                passes(
                        "DS-006",
                        "Spring serves it",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /actuator/health, route: /}\n")
                                .and("App.java", "@RestController class App {}")
                                .and("pom.xml", "<artifactId>spring-boot-starter-actuator</artifactId>")),
                passes(
                        "DS-006",
                        "Go serves it",
                        Sample.of(
                                        "slipway.yaml",
                                        "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")
                                .and("main.go", "http.HandleFunc(\"GET /health\", ok)")),
                notApplicable("DS-006", "nothing answers calls", Sample.of("README.md", "An application.")),
                fails(
                        "DS-007",
                        "nothing tries them",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and("deploy.sh", "migrate -path migrations -database $URL up")),
                passes(
                        "DS-007",
                        "they are tried",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - run: slipway migrations test\n")),
                notApplicable("DS-007", "no database", Sample.of("README.md", "An application.")),
                fails("DS-008", "production only", Sample.of("deploy.sh", "docker compose up -d")),
                fails(
                        "DS-008",
                        "a stage of GitLab is no environment",
                        Sample.of(".gitlab-ci.yml", "build:\n  stage: build\n  script: [make]\n")),
                passes(
                        "DS-008",
                        "a Compose file for staging",
                        Sample.of("compose.staging.yaml", "services:\n  api:\n    image: example/api:1.2\n")),
                passes(
                        "DS-008",
                        "an environment of GitHub",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    environment: staging\n    steps:\n      - run: ./deploy.sh\n")),
                fails(
                        "DS-009",
                        "the message is commented out",
                        Sample.of(
                                "deploy.sh",
                                "docker compose up -d\n# curl -d \"{}\" https://hooks.slack.com/services/X\n")),
                fails(
                        "DS-009",
                        "commented out in a batch file",
                        Sample.of("deploy.bat", "docker compose up -d\r\nREM curl %SLACK_WEBHOOK%\r\n")),
                passes(
                        "DS-009",
                        "a message",
                        Sample.of("deploy.sh", "docker compose up -d\ncurl -d \"{}\" \"$SLACK_WEBHOOK\"\n")),
                fails("DS-010", "no lock", Sample.of("deploy.sh", "docker compose up -d")),
                fails(
                        "DS-010",
                        "a lock file of packages is none",
                        Sample.of("deploy.sh", "cp yarn.lock package-lock.json /srv\ndocker compose up -d")),
                passes(
                        "DS-010",
                        "flock",
                        Sample.of("deploy.sh", "exec 9>/tmp/deploy\nflock -n 9 || exit 1\ndocker compose up -d")),
                passes(
                        "DS-010",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                fails(
                        "DS-011",
                        "it only says so",
                        Sample.of("deploy.sh", "docker compose up -d\necho \"run rollback.sh if it fails\"")),
                passes(
                        "DS-011",
                        "the script goes back",
                        Sample.of("deploy.sh", "docker compose up -d\ncurl -f localhost || ./rollback.sh")),
                passes(
                        "DS-011",
                        "Slipway",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices:\n  web: {command: [serve], health: /health, route: /}\n")),
                passes(
                        "DS-002",
                        "Kubernetes rolls by itself",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: registry.example:5000/api:1.2\n          readinessProbe: {httpGet: {path: /health, port: 80}}\n          env:\n            - name: DB_PASSWORD\n              valueFrom: {secretKeyRef: {name: db, key: password}}\n")),
                fails(
                        "DS-002",
                        "Kubernetes is told to start anew",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: registry.example:5000/api:1.2\n          readinessProbe: {httpGet: {path: /health, port: 80}}\n          env:\n            - name: DB_PASSWORD\n              valueFrom: {secretKeyRef: {name: db, key: password}}\n  strategy: {type: Recreate}\n")),
                passes(
                        "DS-005",
                        "a tag in Kubernetes",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: registry.example:5000/api:1.2\n          readinessProbe: {httpGet: {path: /health, port: 80}}\n          env:\n            - name: DB_PASSWORD\n              valueFrom: {secretKeyRef: {name: db, key: password}}\n")),
                fails(
                        "DS-005",
                        "latest in Kubernetes",
                        Sample.of(
                                "k8s/api.yaml",
                                "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: registry.example:5000/api:latest\n          readinessProbe: {httpGet: {path: /health, port: 80}}\n          env:\n            - name: DB_PASSWORD\n              valueFrom: {secretKeyRef: {name: db, key: password}}\n")),
                passes(
                        "DS-005",
                        "a tag in the Compose file",
                        Sample.of("docker-compose.yml", "services:\n  api:\n    image: example/api:1.2\n")));
    }
}
