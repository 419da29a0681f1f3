package dev.slipway.readiness.monitoring;

import static dev.slipway.readiness.judgement.Category.MONITORING;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class MonitoringRows {

    public static final List<Row> ALL = List.of(
            new Row("MON-001", MEDIUM, MONITORING, "Metrics of deployments", new DeploymentMetrics()),
            new Row("MON-002", MEDIUM, MONITORING, "Checks after a deployment", new SmokeTests()),
            new Row("AU-03", MEDIUM, MONITORING, "Bounded, gathered logs", new Logs()),
            new Row("AU-04", MEDIUM, MONITORING, "Traces", new Tracing()),
            new Row("AU-05", MEDIUM, MONITORING, "Dashboards", new Dashboards()),
            new Row("AU-12", MEDIUM, MONITORING, "Alerts", new Alerts()),
            new Row("AU-13", MEDIUM, MONITORING, "Watched resources", new Resources()));

    private MonitoringRows() {}
}
