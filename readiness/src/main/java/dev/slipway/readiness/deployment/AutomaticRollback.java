package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DS-011: what fails is taken back without anybody being called. */
final class AutomaticRollback implements Question {

    private static final Pattern BACK =
            Pattern.compile("(?i)\\b(rollback|roll-back|roll_back)\\w*|rollout undo|--atomic"
                    + "|--rollback-on-failure|failure_action:\\s*rollback|deploymentCircuitBreaker"
                    + "|auto_?rollback|trap .*(rollback|revert)");
    private static final Pattern SAYS_ONLY =
            Pattern.compile("(?i)^\\s*(echo|printf|Write-Host|Write-Output|Write-Warning|Write-Error|@?echo"
                    + "|log\\w*|-?\\s*name:|description:)\\b|^[^'\"]*\\becho\\s+[\"'][^\"']*rollback");
    private static final Pattern DEFINES =
            Pattern.compile("(?i)^\\s*(function\\s+)?rollback\\w*\\s*\\(\\)|^\\s*rollback\\w*\\s*:|^\\s*stage\\b");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("Slipway undoes a release by itself when it fails, with the plan published before");
        }
        return deploying(application)
                .without(SAYS_ONLY)
                .without(DEFINES)
                .first(BACK)
                .map(line -> Answer.pass(line + " goes back by itself"))
                .orElseGet(() -> Answer.fail(
                        "when a deployment fails, a person has to notice and undo it",
                        "let Slipway undo what failed, or call the rollback from the script when its checks fail"));
    }

    private static Lines deploying(Inspection application) {
        var pipelines =
                application.pipelines().code().where(line -> !line.text().contains("workflow_dispatch"));
        return application
                .scripts()
                .code(Purpose.DEPLOY)
                .and(application
                        .pipelines()
                        .withAll(Pattern.compile(
                                "(?i)failure\\(\\)|on_failure|post\\s*\\{|failed\\(\\)|--atomic|--rollback-on-failure"
                                        + "|circuit|rollout undo"))
                        .map(_ -> pipelines)
                        .orElse(Lines.NONE))
                .and(application.containers().code())
                .and(application.containers().kubernetesCode());
    }
}
