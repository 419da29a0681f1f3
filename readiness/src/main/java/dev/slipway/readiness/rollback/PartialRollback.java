package dev.slipway.readiness.rollback;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** RB-004: one service can go back alone. */
final class PartialRollback implements Question {

    private static final Pattern ONE =
            Pattern.compile("(?i)--no-deps|--service[ =]|\\$\\{?SERVICE\\b|\\$Service\\b|%SERVICE%"
                    + "|rollout undo deployment|inputs\\.service|params\\.SERVICE|docker service (rollback"
                    + "|update --rollback)|helm rollback");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("Slipway undoes exactly the services that really switched");
        }
        var services = application.containers().own().size()
                + application.containers().workloads().size();
        if (services < 2) {
            return Answer.notApplicable(
                    services == 0 ? "no services are declared that could go back apart" : "there is one service only");
        }
        return application
                .scripts()
                .code(Purpose.ROLLBACK)
                .and(application.pipelines().code())
                .first(ONE)
                .map(line -> Answer.pass(line + " takes back one service"))
                .orElseGet(() -> Answer.fail(
                        "all " + services + " services go back together or not at all",
                        "let the rollback take a service, and touch no other"));
    }
}
