package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;

/** DS-009: people hear of a deployment without having to look. */
final class Notifications implements Question {

    @Override
    public Answer ask(Inspection application) {
        var listeners = application.slipway().listeners();
        if (!listeners.isEmpty()) {
            return Answer.pass("targets.yaml tells " + String.join(", ", listeners) + " about "
                    + application.slipway().targetName());
        }
        var sent = application.automation().first(Notices.SENT);
        if (sent.isPresent()) {
            return Answer.pass(sent.get() + " sends a message");
        }
        var silenced = Notices.commentedOut(application);
        return Answer.fail(
                silenced.map(line -> line + " would send a message, but is commented out")
                        .orElse("nothing tells anybody about a deployment"),
                "name webhooks under `notify` of the target in targets.yaml, or send a message at "
                        + "the end of the script");
    }
}
