package dev.slipway.readiness.deployment;

import static dev.slipway.readiness.judgement.Category.DEPLOYMENT;
import static dev.slipway.readiness.judgement.Risk.CRITICAL;
import static dev.slipway.readiness.judgement.Risk.HIGH;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class DeploymentRows {

    public static final List<Row> ALL = List.of(
            new Row("DS-001", CRITICAL, DEPLOYMENT, "A deployment script for Windows", new WindowsDeployment()),
            new Row("DS-002", CRITICAL, DEPLOYMENT, "Deployment without downtime", new ZeroDowntime()),
            new Row("DS-003", CRITICAL, DEPLOYMENT, "Checks before a deployment", new ChecksBeforehand()),
            new Row("DS-004", HIGH, DEPLOYMENT, "No waiting for a fixed time", new HardCodedWaits()),
            new Row("DS-005", HIGH, DEPLOYMENT, "Versions of releases", new VersionTags()),
            new Row("DS-006", HIGH, DEPLOYMENT, "A health endpoint that exists", new HealthEndpoint()),
            new Row("DS-008", HIGH, DEPLOYMENT, "A staging environment", new StagingEnvironment()),
            new Row("DS-009", MEDIUM, DEPLOYMENT, "Notifications", new Notifications()),
            new Row("DS-010", MEDIUM, DEPLOYMENT, "One deployment at a time", new DeploymentLock()),
            new Row("DS-011", MEDIUM, DEPLOYMENT, "Rollback without a person", new AutomaticRollback()),
            new Row("AU-02", MEDIUM, DEPLOYMENT, "A store for secrets", new SecretStore()),
            new Row("AU-07", MEDIUM, DEPLOYMENT, "Load balancing over several copies", new LoadBalancing()),
            new Row("AU-08", MEDIUM, DEPLOYMENT, "Several regions", new SeveralRegions()),
            new Row("AU-09", MEDIUM, DEPLOYMENT, "Content delivery that knows of releases", new ContentDelivery()),
            new Row("AU-14", MEDIUM, DEPLOYMENT, "A maintenance page", new MaintenanceMode()),
            new Row("AU-16", MEDIUM, DEPLOYMENT, "A runbook", new Runbook()),
            new Row("AU-19", MEDIUM, DEPLOYMENT, "Feature flags", new FeatureFlags()),
            new Row("AU-24", MEDIUM, DEPLOYMENT, "Targets elsewhere", new RemoteTargets()),
            new Row("AU-25", MEDIUM, DEPLOYMENT, "Contacts, rollback checklist, post-mortem", new EmergencyPlan()));

    private DeploymentRows() {}
}
