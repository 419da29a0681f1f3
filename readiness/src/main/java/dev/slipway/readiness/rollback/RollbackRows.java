package dev.slipway.readiness.rollback;

import static dev.slipway.readiness.judgement.Category.DEPLOYMENT;
import static dev.slipway.readiness.judgement.Risk.HIGH;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class RollbackRows {

    public static final List<Row> ALL = List.of(
            new Row("RB-001", HIGH, DEPLOYMENT, "A tested rollback", new TestedRollback()),
            new Row("RB-002", HIGH, DEPLOYMENT, "Rollback to any version", new ChosenVersion()),
            new Row("RB-003", HIGH, DEPLOYMENT, "Orderly start and stop", new Lifecycle()),
            new Row("RB-004", MEDIUM, DEPLOYMENT, "Rollback of one service", new PartialRollback()),
            new Row("RB-005", MEDIUM, DEPLOYMENT, "No credentials in files", new WrittenCredentials()));

    private RollbackRows() {}
}
