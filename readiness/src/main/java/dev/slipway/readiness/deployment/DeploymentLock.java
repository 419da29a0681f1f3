package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DS-010: two deployments never run into each other. */
final class DeploymentLock implements Question {

    private static final Pattern LOCK =
            Pattern.compile("(?i)^\\s*concurrency:|\\bflock\\b|resource_group:|disableConcurrentBuilds"
                    + "|\\block\\s*\\(|milestone\\s*\\(|exclusiveLock|lockBehavior|serial-group"
                    + "|mkdir [^;|&]*\\block|\\w*lock_?(file|dir)\\b|\\.lock\\b(?!\\s*(file)?\\s*\\|)"
                    + "|noclobber|lockfile |setlock|shlock|terraform apply|argocd|concurrency_limit"
                    + "|concurrency_group|pg_advisory_lock");
    private static final Pattern PACKAGES = Pattern.compile(
            "(?i)(yarn|package|poetry|cargo|composer|gemfile|uv|pnpm|flake)[-.]?lock|Gemfile\\.lock|terraform\\.lock");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("Slipway runs one deployment per target and queues the rest");
        }
        var deploying = application
                .scripts()
                .code(Purpose.DEPLOY)
                .and(application.pipelines().code());
        return deploying
                .without(PACKAGES)
                .first(LOCK)
                .map(line -> Answer.pass(line + " keeps a second one waiting"))
                .orElseGet(() -> Answer.fail(
                        "nothing stops a second deployment while one runs",
                        "let Slipway queue requests, or take a lock: `flock`, `concurrency`, `resource_group`"));
    }
}
