package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Habits of stacks that have little in common with the examples: Ansible, Capistrano, Helm, Go, Django, Laravel, Spring. */
class ForeignStacksTest {

    private static final String CI = ".github/workflows/ci.yml";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pipelines", "migrations", "playbooks", "clusters", "programs", "others", "words"})
    void says_of_a_foreign_application_what_a_careful_person_would(RowCase each) {
        each.holds();
    }

    private static Sample steps(String steps) {
        return Sample.of(CI, "on: push\njobs:\n  a:\n    steps:\n" + steps.indent(6));
    }

    static Stream<RowCase> pipelines() {
        return Stream.of(
                passes("CI-002", "installs, then tests", steps("- run: pip install -r requirements.txt && pytest\n")),
                fails("CI-002", "installs only", steps("- run: pip install pytest && ruff check .\n")),
                passes(
                        "CI-002",
                        "the step before may fail",
                        steps("- uses: codecov/codecov-action@v4\n  continue-on-error: true\n- run: npm test\n")),
                passes(
                        "CI-002",
                        "the step behind may fail",
                        steps("- run: npm test\n- continue-on-error: true\n  run: npm run lint\n")),
                fails("CI-002", "the step may fail", steps("- continue-on-error: true\n  name: t\n  run: npm test\n")),
                fails(
                        "CI-002",
                        "the whole job may fail",
                        Sample.of(
                                ".gitlab-ci.yml",
                                "test:\n  script:\n    - npm ci\n    - npm test\n  allow_failure: true\n")),
                passes(
                        "CI-002",
                        "another job may fail",
                        Sample.of(
                                ".gitlab-ci.yml",
                                "test:\n  script:\n    - npm test\nlint:\n  allow_failure: true\n  script: [npm run lint]\n")),
                fails("DK-002", "a container in passing", steps("- run: ssh h 'docker run -d --name shop shop:1'\n")),
                passes(
                        "DK-002",
                        "a container with limits",
                        steps("- run: ssh h 'docker run -d --memory 1g --cpus 2 shop:1'\n")),
                fails("DS-001", "only the pipeline deploys", steps("- run: ssh h 'docker run -d shop:1'\n")));
    }

    static Stream<RowCase> migrations() {
        var django = "from django.db import migrations\nclass Migration(migrations.Migration):\n    operations = [\n";
        return Stream.of(
                fails(
                        "MG-001",
                        "no reverse, over lines",
                        Sample.of(
                                "shop/migrations/0002_fill.py",
                                django
                                        + "        migrations.RunPython(\n            fill,\n            elidable=True,\n        ),\n    ]\n")),
                fails(
                        "MG-001",
                        "a reverse of nothing",
                        Sample.of(
                                "shop/migrations/0002_fill.py",
                                django + "        migrations.RunPython(fill, reverse_code=None),\n    ]\n")),
                fails(
                        "MG-001",
                        "SQL one way",
                        Sample.of(
                                "shop/migrations/0002_fill.py",
                                django + "        migrations.RunSQL(\"update t set a = 1, b = 2\"),\n    ]\n")),
                passes(
                        "MG-001",
                        "a reverse by place",
                        Sample.of(
                                "shop/migrations/0002_fill.py",
                                django
                                        + "        migrations.RunPython(\n            fill,\n            migrations.RunPython.noop,\n        ),\n    ]\n")),
                passes(
                        "MG-001",
                        "a reverse by name",
                        Sample.of(
                                "shop/migrations/0002_fill.py",
                                django
                                        + "        migrations.RunSQL(\n            sql=[('insert into t values (%s)', [1])],\n            reverse_sql='delete from t',\n        ),\n    ]\n")),
                fails(
                        "MG-003",
                        "a table for the checkout",
                        Sample.of("migrations/V3__add_checkout.sql", "create table checkout (id int);\n")));
    }

    static Stream<RowCase> playbooks() {
        var play = "- hosts: web\n  tasks:\n";
        var inTurn = "- hosts: app\n  serial: 1\n  tasks:\n";
        return Stream.of(
                fails("DS-004", "a pause", Sample.of("deploy.yml", play + "    - pause: {seconds: 15}\n")),
                fails(
                        "DS-004",
                        "a pause below",
                        Sample.of("deploy.yml", play + "    - name: wait\n      pause:\n        minutes: 1\n")),
                passes(
                        "DS-004",
                        "asked until it is well",
                        Sample.of(
                                "deploy.yml",
                                play
                                        + "    - uri: {url: 'http://localhost/health'}\n      register: r\n      until: r.status == 200\n      retries: 30\n      delay: 2\n")),
                passes(
                        "DS-002",
                        "out of the balancer, one after the other",
                        Sample.of(
                                "deploy.yml",
                                inTurn
                                        + "    - haproxy: {state: disabled, host: a}\n    - docker_container: {name: a}\n    - haproxy: {state: enabled, host: a}\n")),
                fails(
                        "DS-002",
                        "one after the other, with a gap",
                        Sample.of("deploy.yml", inTurn + "    - service: {name: a, state: restarted}\n")),
                passes(
                        "MON-002",
                        "asks the address",
                        Sample.of(
                                "deploy.yml",
                                play
                                        + "    - service: {name: a, state: restarted}\n    - uri: {url: 'http://localhost/status'}\n")),
                passes("AU-24", "hosts elsewhere", Sample.of("deploy.yml", play + "    - command: make\n")),
                fails(
                        "AU-24",
                        "this host",
                        Sample.of("deploy.yml", "- hosts: localhost\n  tasks:\n    - command: make\n")),
                fails(
                        "RB-005",
                        "variables in the clear",
                        Sample.of("group_vars/all.yml", "db_user: shop\ndb_password: Tr0ub4dor-3\n")),
                passes(
                        "RB-005",
                        "variables in a vault",
                        Sample.of("secrets.yml", "$ANSIBLE_VAULT;1.1;AES256\n6638643965323633\n")
                                .and("deploy.sh", "./x\n")));
    }

    static Stream<RowCase> clusters() {
        var worker = "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{image: a:1, %s"
                + "readinessProbe: {httpGet: {port: 9000, path: /ready}}}]}}}\n";
        return Stream.of(
                passes(
                        "DK-002",
                        "limits in a row",
                        Sample.of("worker.yaml", worker.formatted("resources: {limits: {cpu: 1, memory: 1Gi}}, "))),
                fails("DK-002", "no limits in a row", Sample.of("worker.yaml", worker.formatted(""))),
                passes(
                        "DS-006",
                        "a probe in a row",
                        Sample.of("worker.yaml", worker.formatted(""))
                                .and("main.py", "@app.get('/ready')\ndef ready(): pass\n")),
                fails(
                        "DS-006",
                        "a probe in a row that nobody serves",
                        Sample.of("worker.yaml", worker.formatted(""))
                                .and("main.py", "@app.get('/')\ndef root(): pass\n")),
                passes("RB-002", "Helm keeps revisions", steps("- run: helm upgrade --install shop chart\n")));
    }

    static Stream<RowCase> programs() {
        var capistrano = Sample.of("Capfile", "require 'capistrano/setup'\nrequire 'capistrano/deploy'\n")
                .and("config/deploy.rb", "set :application, 'shop'\n")
                .and("config/deploy/production.rb", "server 'app1.example', roles: %w[app]\n");
        return Stream.of(
                passes("RB-002", "Capistrano keeps releases", capistrano),
                fails("RB-001", "nobody has ever gone back with it", capistrano),
                passes("AU-24", "Capistrano's servers", capistrano),
                passes(
                        "DS-005",
                        "a version of make",
                        Sample.of(
                                "Makefile",
                                "VERSION := $(shell git describe --tags)\ndeploy:\n\tscp shop h:releases/$(VERSION)\n")),
                passes(
                        "RB-002",
                        "a variable of make",
                        Sample.of("Makefile", "rollback:\n\tssh h 'ln -sfn releases/$(TO) current'\n")),
                passes(
                        "DS-004",
                        "a loop of make",
                        Sample.of(
                                "Makefile",
                                "deploy:\n\tscp a h:\n\t@for i in $$(seq 30); do curl -f h && exit 0; sleep 1; done; exit 1\n")),
                passes(
                        "ENV-001",
                        "demanded by hand",
                        Sample.of(
                                "main.go",
                                "dsn := os.Getenv(\"DATABASE_URL\")\nif dsn == \"\" {\n\tlog.Fatal(\"missing\")\n}\n")),
                fails(
                        "ENV-001",
                        "read and defaulted",
                        Sample.of("main.go", "port := os.Getenv(\"PORT\")\nif port == \"\" {\n\tport = \"80\"\n}\n")),
                fails(
                        "ENV-001",
                        "read by a template of YAML",
                        Sample.of("config/database.yml", "production:\n  url: <%= ENV['DATABASE_URL'] %>\n")),
                fails(
                        "ENV-003",
                        "people are told of variables that nobody sees read",
                        Sample.of(".env.example", "APP_KEY=\nDB_PASSWORD=\n")),
                fails(
                        "AU-02",
                        "a password of Spring",
                        Sample.of(
                                "src/main/resources/application.yml",
                                "spring:\n  datasource:\n    password: ${DB_PASSWORD}\n")));
    }

    static Stream<RowCase> others() {
        return Stream.of(
                passes(
                        "RB-005",
                        "a type and an example are no secrets",
                        Sample.of("alembic.ini", "sqlalchemy.url = driver://user:pass@localhost/dbname\n")
                                .and("settings.py", "class Settings(BaseSettings):\n    secret_key: str\n")),
                fails(
                        "RB-005",
                        "a default is what everybody gets",
                        Sample.of(
                                "settings.py",
                                "class Settings(BaseSettings):\n    secret_key: str = 'x'\n    api_token = 'hq7-31-kk'\n")),
                passes(
                        "BK-001",
                        "restored into a database for that",
                        Sample.of("backup.sh", "pg_dump shop | gzip > /b/shop.gz\n")
                                .and("test-restore.sh", "gunzip -c $1 | psql -h localhost scratch\n")),
                passes(
                        "CI-002",
                        "tests of Azure",
                        Sample.of(
                                "azure-pipelines.yml",
                                "steps:\n- task: DotNetCoreCLI@2\n  inputs:\n    command: test\n")),
                passes(
                        "AU-23",
                        "images of Azure",
                        Sample.of(
                                        "azure-pipelines.yml",
                                        "steps:\n- task: Docker@2\n  inputs:\n    command: buildAndPush\n")
                                .and("Dockerfile", "FROM a:1\nUSER app\n")),
                passes(
                        "DS-002",
                        "slots are swapped",
                        Sample.of(
                                "azure-pipelines.yml",
                                "steps:\n- task: AzureAppServiceManage@0\n  inputs: {action: 'Swap Slots'}\n")),
                fails(
                        "AU-02",
                        "a connection with a password",
                        Sample.of("src/appsettings.json", "{\n\"Db\": \"Host=db;Password=S3cr3t-9\"\n}\n")),
                fails(
                        "AU-17",
                        "a program of ASP.NET",
                        Sample.of("Program.cs", "var app = WebApplication.Create();\n")));
    }

    static Stream<RowCase> words() {
        return Stream.of(
                fails("DS-008", "tests of acceptance", steps("- run: npm run test:acceptance\n- run: ./deploy.sh\n")),
                passes(
                        "DS-008",
                        "an environment for acceptance",
                        Sample.of(
                                CI,
                                "jobs:\n  a:\n    environment: acceptance\n    steps:\n      - run: ./deploy.sh\n")),
                fails("AU-08", "one region is the first one, too", Sample.of("fly.toml", "primary_region = \"ams\"\n")),
                fails(
                        "AU-11",
                        "words that only look like a tool",
                        Sample.of(
                                        "package.json",
                                        "{\"description\": \"describe humans, subscribe\", \"dependencies\": {\"express\": \"4\"}}\n")
                                .and("app.js", "app.get('/books', list);\n")),
                fails(
                        "AU-25",
                        "who is on call is written, the rest is not",
                        Sample.of("runbook.md", "# On call\nops@example.org\n")));
    }
}
