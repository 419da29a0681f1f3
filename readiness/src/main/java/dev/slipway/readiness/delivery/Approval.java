package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** CI-003: nothing reaches production without somebody's consent. */
final class Approval implements Question {

    private static final Pattern ASKS = Pattern.compile("(?i)\\btype:\\s*approval"
            + "|manual-?approval|ManualValidation|ManualIntervention|\\binput\\s*[({]|\\binput message|slipway approve"
            + "|promote\\b.*event|event:\\s*\\[?\\s*promote|block:\\s|required_approvals");

    @Override
    public Answer ask(Inspection application) {
        var demanded = application.slipway().approvals();
        if (demanded.needed()) {
            var alone = application.slipway().withoutApprovers();
            if (alone.isPresent()) {
                return Answer.fail(
                        "what " + alone.get() + " deploys to "
                                + application.slipway().targetName()
                                + " could not be approved, for who asks never counts",
                        "allow more keys to `approve` in targets.yaml");
            }
            return Answer.pass("a plan for " + application.slipway().targetName() + " needs the approval of "
                    + demanded.peopleBeside(List.of()));
        }
        return asked(application)
                .orElseGet(() -> Answer.fail(
                        "nothing asks anybody before production changes",
                        "demand approvals in the policy of the target in targets.yaml, or a manual step in "
                                + "the pipeline"));
    }

    private static Optional<Answer> asked(Inspection application) {
        return application
                .pipelines()
                .code()
                .first(ASKS)
                .or(() -> ManualJob.in(application.pipelines()))
                .map(line -> Answer.pass(line + " waits for a person"))
                .or(() -> ProtectedEnvironment.in(application.pipelines())
                        .map(line -> Answer.pass(line + " deploys to an environment that can be protected; who has to"
                                + " agree stands in the settings of the repository")));
    }
}
