package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.notApplicable;
import static dev.slipway.readiness.RowCase.passes;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows BK-… say about small applications: the gap, its closing, and where neither is possible. */
class BackupRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "BK-001",
                        "listing is no restore",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("verify-backup.sh", "createdb scratch\npg_restore --list latest.dump")),
                fails(
                        "BK-001",
                        "no backup",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")),
                passes(
                        "BK-001",
                        "restored into a scratch database",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and(
                                        "restore-test.sh",
                                        "createdb scratch\npg_restore -d scratch latest.dump\npsql scratch -c \"select count(*) from a\"")),
                fails(
                        "BK-002",
                        "silence",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop > /backup/shop.sql\necho \"alert nobody\"")),
                passes(
                        "BK-002",
                        "a heartbeat",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and(
                                        "backup.sh",
                                        "pg_dump shop > /backup/shop.sql\ncurl -fsS https://hc-ping.com/0000")),
                fails(
                        "BK-003",
                        "no archiving",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")),
                fails(
                        "BK-003",
                        "archived and never checked",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("postgresql.conf", "archive_mode = on\narchive_command = 'cp %p /a/%f'")),
                fails(
                        "BK-003",
                        "switched off",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("postgresql.conf", "#archive_mode = on\narchive_mode = off")),
                passes(
                        "BK-003",
                        "archived and checked",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("postgresql.conf", "archive_mode = on")
                                .and("check.sh", "psql -c \"select pg_switch_wal()\"\nls /a")),
                notApplicable(
                        "BK-003", "MySQL", Sample.of("docker-compose.yml", "services:\n  db:\n    image: mysql:8\n")),
                fails(
                        "BK-004",
                        "clear text",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop > /backup/shop.sql\n")),
                passes(
                        "BK-004",
                        "gpg",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop | gpg --encrypt -r ops > shop.gpg")),
                fails(
                        "BK-005",
                        "on the same machine",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop > /backup/shop.sql\n")),
                fails(
                        "BK-005",
                        "stored and never looked at",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and(
                                        "backup.sh",
                                        "pg_dump shop > /backup/shop.sql\naws s3 cp /backup/shop.sql s3://b/")),
                passes(
                        "BK-005",
                        "stored and looked at",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and(
                                        "backup.sh",
                                        "pg_dump shop > /backup/shop.sql\naws s3 cp /backup/shop.sql s3://b/\naws s3api head-object --bucket b --key shop.sql")),
                fails(
                        "BK-006",
                        "kept for ever",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop > /backup/shop.sql\n")),
                passes(
                        "BK-006",
                        "a week",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop > /backup/shop.sql\nfind /backup -mtime +7 -delete")),
                passes(
                        "BK-006",
                        "days of a container",
                        Sample.of(
                                "docker-compose.yml",
                                "services:\n  db:\n    image: postgres:15\n  saver:\n    image: prodrigestivill/postgres-backup-local:15\n    environment:\n      BACKUP_KEEP_DAYS: 7\n")),
                fails(
                        "BK-007",
                        "no limit",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "pg_dump shop > /backup/shop.sql\n")),
                passes(
                        "BK-007",
                        "free space",
                        Sample.of("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n")
                                .and("backup.sh", "df --output=avail /backup\npg_dump shop > /backup/shop.sql\n")),
                notApplicable("BK-001", "no database", Sample.of("README.md", "An application.")),
                notApplicable("BK-002", "no database", Sample.of("README.md", "An application.")),
                notApplicable("BK-003", "no database", Sample.of("README.md", "An application.")),
                notApplicable("BK-004", "no database", Sample.of("README.md", "An application.")),
                notApplicable("BK-005", "no database", Sample.of("README.md", "An application.")),
                notApplicable("BK-006", "no database", Sample.of("README.md", "An application.")),
                notApplicable("BK-007", "no database", Sample.of("README.md", "An application.")));
    }
}
