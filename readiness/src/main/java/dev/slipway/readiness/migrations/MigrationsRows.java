package dev.slipway.readiness.migrations;

import static dev.slipway.readiness.judgement.Category.DEPLOYMENT;
import static dev.slipway.readiness.judgement.Category.MIGRATIONS;
import static dev.slipway.readiness.judgement.Risk.CRITICAL;
import static dev.slipway.readiness.judgement.Risk.HIGH;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class MigrationsRows {

    public static final List<Row> ALL = List.of(
            new Row("DS-007", HIGH, DEPLOYMENT, "Migrations tried on a copy", new DryRun()),
            new Row("MG-001", CRITICAL, MIGRATIONS, "A way back from each migration", new RollbackPresent()),
            new Row("MG-002", HIGH, MIGRATIONS, "Migrations tested in the pipeline", new TestedInPipeline()),
            new Row("MG-003", HIGH, MIGRATIONS, "Data checked before and after", new DataValidation()),
            new Row("MG-004", MEDIUM, MIGRATIONS, "SQL of the right dialect", new RightDialect()),
            new Row("MG-005", MEDIUM, MIGRATIONS, "Known durations of migrations", new Performance()));

    private MigrationsRows() {}
}
