package dev.slipway.readiness.delivery;

import static dev.slipway.readiness.judgement.Category.DELIVERY;
import static dev.slipway.readiness.judgement.Risk.CRITICAL;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class DeliveryRows {

    public static final List<Row> ALL = List.of(
            new Row("CI-001", CRITICAL, DELIVERY, "A pipeline", new Pipeline()),
            new Row("CI-002", CRITICAL, DELIVERY, "Automated tests", new AutomatedTests()),
            new Row("CI-003", CRITICAL, DELIVERY, "Approval before production", new Approval()),
            new Row("AU-15", MEDIUM, DELIVERY, "A checklist that is signed", new SignOff()),
            new Row("AU-18", MEDIUM, DELIVERY, "Desired state in Git", new DesiredState()),
            new Row("AU-23", MEDIUM, DELIVERY, "Images from a pipeline in a registry", new ImagePipeline()));

    private DeliveryRows() {}
}
