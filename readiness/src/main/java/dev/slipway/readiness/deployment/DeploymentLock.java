package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Pipelines;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.inspection.SourceFile;
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
            "(?i)(yarn|packages?|poetry|cargo|composer|gemfile|uv|pnpm|flake|mix|pubspec|podfile|pipfile|bun|deno|pdm|pixi)[-.]?lock|Gemfile\\.lock|terraform\\.lock|hashFiles|checksum");
    private static final Pattern CONCURRENCY = Pattern.compile("(?i)^\\s*concurrency:");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("Slipway runs one deployment per target and queues the rest");
        }
        var deploying = application.scripts().code(Purpose.DEPLOY).and(locking(application.pipelines()));
        return deploying
                .without(PACKAGES)
                .first(LOCK)
                .map(line -> Answer.pass(line + " keeps a second one waiting"))
                .orElseGet(() -> Answer.fail(
                        "nothing stops a second deployment while one runs",
                        "let Slipway queue requests, or take a lock: `flock`, `concurrency`, `resource_group`"));
    }

    /** What is done one at a time has to be the deployment. */
    private static Lines locking(Pipelines pipelines) {
        return new Lines(pipelines.working().stream()
                .map(SourceFile::code)
                .map(code -> Commands.deploy(code) ? code : code.without(CONCURRENCY))
                .flatMap(code -> code.all().stream())
                .toList());
    }
}
