package dev.slipway.readiness.containers;

import static dev.slipway.readiness.judgement.Category.DEPLOYMENT;
import static dev.slipway.readiness.judgement.Risk.LOW;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class ContainersRows {

    public static final List<Row> ALL = List.of(
            new Row("DK-001", MEDIUM, DEPLOYMENT, "Secrets of containers by reference", new ManagedSecrets()),
            new Row("DK-002", MEDIUM, DEPLOYMENT, "Limits of memory and processors", new ResourceLimits()),
            new Row("DK-003", MEDIUM, DEPLOYMENT, "Several machines", new SeveralNodes()),
            new Row("DK-004", LOW, DEPLOYMENT, "Scanned images", new ImageScan()),
            new Row("DK-005", LOW, DEPLOYMENT, "Lean images", new LeanImages()),
            new Row("AU-01", MEDIUM, DEPLOYMENT, "A Compose file for production", new EnvironmentOverlay()),
            new Row("AU-06", MEDIUM, DEPLOYMENT, "Containers without root", new Confined()),
            new Row("AU-22", MEDIUM, DEPLOYMENT, "Firewall and intrusion detection", new Firewall()));

    private ContainersRows() {}
}
