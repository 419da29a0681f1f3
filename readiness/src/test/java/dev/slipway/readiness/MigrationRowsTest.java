package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows MG-… say about small applications: the gap, its closing, and where neither is possible. */
class MigrationRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails("MG-001", "no way down", Sample.of("migrations/0001_a.up.sql", "create table a (id int);")),
                fails(
                        "MG-001",
                        "an empty way down",
                        Sample.of("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "-- later\n")),
                fails(
                        "MG-001",
                        "Prisma without a rollback",
                        Sample.of("prisma/migrations/20240101000000_init/migration.sql", "create table a (id int);")),
                passes(
                        "MG-001",
                        "Prisma with one",
                        Sample.of("prisma/migrations/20240101000000_init/migration.sql", "create table a (id int);")
                                .and("prisma/migrations/20240101000000_init/rollback.sql", "drop table a;")),
                fails(
                        "MG-001",
                        "Flyway without an undo",
                        Sample.of("src/main/resources/db/migration/V1__a.sql", "create table a (id int);")),
                passes(
                        "MG-001",
                        "Flyway with one",
                        Sample.of("db/V1__a.sql", "create table a (id int);").and("db/U1__a.sql", "drop table a;")),
                fails(
                        "MG-001",
                        "Alembic with pass",
                        Sample.of(
                                "alembic/versions/1_a.py",
                                "def upgrade() -> None:\n    op.create_table(\"a\")\n\n\ndef downgrade() -> None:\n    \"\"\"nothing\"\"\"\n    pass\n")),
                passes(
                        "MG-001",
                        "Alembic with a way down",
                        Sample.of(
                                "alembic/versions/1_a.py",
                                "def upgrade() -> None:\n    op.create_table(\"a\")\n\n\ndef downgrade() -> None:\n    op.drop_table(\"a\")\n")),
                fails(
                        "MG-001",
                        "Alembic without the function",
                        Sample.of(
                                "alembic/versions/1_a.py", "def upgrade() -> None:\n    op.create_table(\"a\")\n\n\n")),
                fails(
                        "MG-001",
                        "Knex with an empty function",
                        Sample.of(
                                "migrations/20240101_a.js",
                                "exports.up = (knex) => knex.schema.createTable(\"a\");\nexports.down = function (knex) {\n};\n")),
                passes(
                        "MG-001",
                        "Knex with a way down",
                        Sample.of(
                                "migrations/20240101_a.js",
                                "exports.up = function (knex) {\n  return knex.schema.createTable(\"a\");\n};\nexports.down = function (knex) {\n  return knex.schema.dropTable(\"a\");\n};\n")),
                fails(
                        "MG-001",
                        "Laravel with an empty function",
                        Sample.of(
                                "database/migrations/2024_01_01_000000_a.php",
                                "public function up(): void\n{\n  Schema::create(\"a\");\n}\npublic function down(): void\n{\n  //\n}\n")),
                passes(
                        "MG-001",
                        "Rails knows the way back by itself",
                        Sample.of(
                                "db/migrate/20240101000000_a.rb",
                                "class A < ActiveRecord::Migration[7.1]\n  def change\n    create_table :a\n  end\nend\n")),
                fails(
                        "MG-001",
                        "Django runs Python one way",
                        Sample.of(
                                "shop/migrations/0002_b.py",
                                "class Migration(migrations.Migration):\n    operations = [\n        migrations.RunPython(fill),\n    ]\n")),
                passes(
                        "MG-001",
                        "Django with a reverse",
                        Sample.of(
                                "shop/migrations/0002_b.py",
                                "class Migration(migrations.Migration):\n    operations = [\n        migrations.RunPython(fill, empty),\n    ]\n")),
                fails(
                        "MG-001",
                        "Liquibase with SQL",
                        Sample.of(
                                "db/changelog.xml",
                                "<databaseChangeLog>\n<changeSet id=\"1\" author=\"a\">\n<sql>update a set b = 1</sql>\n</changeSet>\n</databaseChangeLog>")),
                passes(
                        "MG-001",
                        "Liquibase undoes a table by itself",
                        Sample.of(
                                "db/changelog.yaml",
                                "databaseChangeLog:\n  - changeSet:\n      id: 1\n      changes:\n        - createTable:\n            tableName: a\n")),
                fails(
                        "MG-001",
                        "goose with nothing below",
                        Sample.of(
                                "db/migrations/0001_a.sql",
                                "-- +goose Up\ncreate table a (id int);\n-- +goose Down\n")),
                passes(
                        "MG-001",
                        "goose with both",
                        Sample.of(
                                "db/migrations/0001_a.sql",
                                "-- +goose Up\ncreate table a (id int);\n-- +goose Down\ndrop table a;\n")),
                passes(
                        "MG-001",
                        "declared irreversible",
                        Sample.of(
                                "migrations/0001_a.up.sql",
                                "-- slipway: irreversible because the old passwords are gone\nalter table a drop column b;")),
                notApplicable(
                        "MG-001",
                        "a database without migrations",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")),
                notApplicable("MG-001", "no database", Sample.of("README.md", "An application.")),
                fails(
                        "MG-002",
                        "only the deployment runs them",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - run: migrate -path migrations -database $URL up\n")),
                fails(
                        "MG-002",
                        "failures do not count",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    steps:\n      - run: slipway migrations test || true\n")),
                passes(
                        "MG-002",
                        "on a service of the pipeline",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        ".github/workflows/ci.yml",
                                        "jobs:\n  a:\n    services:\n      db: {image: postgres:15}\n    steps:\n      - run: npx prisma migrate deploy\n")),
                passes(
                        "MG-002",
                        "Slipway tries them",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(".gitlab-ci.yml", "t:\n  script:\n    - slipway migrations test\n")),
                notApplicable(
                        "MG-002",
                        "no migrations",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")),
                fails(
                        "MG-003",
                        "nothing looks at data",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")),
                passes(
                        "MG-003",
                        "assertions in SQL",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and("checks/verify_data.sql", "select count(*) from a;")),
                passes(
                        "MG-003",
                        "an exception in a migration",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        "migrations/0002_b.up.sql",
                                        "do $$ begin if exists (select 1 from a) then raise exception 'rows'; end if; end $$;")),
                notApplicable("MG-003", "no migrations", Sample.of("README.md", "An application.")),
                fails(
                        "MG-004",
                        "AUTOINCREMENT",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        "migrations/0002_b.up.sql",
                                        "create table b (id integer primary key autoincrement);")),
                fails(
                        "MG-004",
                        "sqlite3 in a script",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and("rollback.sh", "sqlite3 shop.db < down.sql")),
                fails(
                        "MG-004",
                        "MySQL quotes",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and("migrations/0002_b.up.sql", "create table `b` (id int) ENGINE=InnoDB;")),
                fails(
                        "MG-004",
                        "a lock of Prisma for SQLite",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and("prisma/migrations/migration_lock.toml", "provider = \"sqlite\"")),
                passes(
                        "MG-004",
                        "PostgreSQL",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")),
                passes(
                        "MG-004",
                        "a word in a text or comment",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and(
                                        "migrations/0002_b.up.sql",
                                        "-- no AUTOINCREMENT here\ninsert into a values ('PRAGMA foo');")),
                notApplicable(
                        "MG-004",
                        "MySQL",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: mysql:8\n")
                                .and("migrations/0001_a.up.sql", "create table `a` (id int);")),
                notApplicable("MG-004", "no database", Sample.of("README.md", "An application.")),
                fails(
                        "MG-005",
                        "nobody times them",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")),
                passes(
                        "MG-005",
                        "a lock timeout",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("migrations/0001_a.up.sql", "create table a (id int);")
                                .and("migrations/0001_a.down.sql", "drop table a;")
                                .and("migrations/0002_b.up.sql", "set lock_timeout = '2s';\nalter table a add b int;")),
                notApplicable("MG-005", "no migrations", Sample.of("README.md", "An application.")));
    }
}
