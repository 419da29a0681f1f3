package dev.slipway.readiness.backup;

import static dev.slipway.readiness.judgement.Category.BACKUP;
import static dev.slipway.readiness.judgement.Risk.HIGH;
import static dev.slipway.readiness.judgement.Risk.LOW;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class BackupRows {

    public static final List<Row> ALL = List.of(
            new Row("BK-001", HIGH, BACKUP, "A tested restore", new TestedRestore()),
            new Row("BK-002", HIGH, BACKUP, "Watched backups", new Watched()),
            new Row("BK-003", HIGH, BACKUP, "Archived and checked write-ahead logs", new WalArchiving()),
            new Row("BK-004", MEDIUM, BACKUP, "Encrypted backups", new Encrypted()),
            new Row("BK-005", MEDIUM, BACKUP, "A checked copy elsewhere", new OffSite()),
            new Row("BK-006", LOW, BACKUP, "Retention of backups", new Retention()),
            new Row("BK-007", LOW, BACKUP, "A limit for the size of backups", new SizeLimit()),
            new Row("AU-10", MEDIUM, BACKUP, "A plan for disasters", new RecoveryPlan()),
            new Row("AU-21", MEDIUM, BACKUP, "A database encrypted at rest", new EncryptedAtRest()));

    private BackupRows() {}
}
