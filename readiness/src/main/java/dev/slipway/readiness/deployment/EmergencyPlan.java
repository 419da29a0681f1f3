package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** AU-25: in an emergency it is known whom to call, how to go back and how to learn from it. */
final class EmergencyPlan implements Question {

    private static final Pattern CONTACT =
            Pattern.compile("(?i)(emergency|on[- ]?call|escalation|incident).{0,40}(contact|phone|call|team|roster"
                    + "|schedule)|contacts?\\b.*(@|\\+?\\d{3,}|#)|^#+.*\\b(contacts?|on[- ]?call" + "|escalation)\\b");
    private static final Pattern BACK =
            Pattern.compile("(?i)roll-?\\s?back.{0,30}(checklist|steps|procedure|plan)|^#+.*roll(ing)?-?\\s?back");
    private static final Pattern AFTERWARDS =
            Pattern.compile("(?i)post-?\\s?mortem|incident (report|review)|retrospective|lessons learn");

    @Override
    public Answer ask(Inspection application) {
        var missing = new ArrayList<String>();
        var contacts = application
                .slipway()
                .target()
                .map(rules -> rules.alerts().contacts())
                .orElse(List.of());
        if (contacts.isEmpty() && !application.documents().has(CONTACT)) {
            missing.add("emergency contacts");
        }
        if (!application.documents().has(BACK)) {
            missing.add("a rollback checklist");
        }
        if (!application.documents().has(AFTERWARDS)) {
            missing.add("a post-mortem template");
        }
        return missing.isEmpty()
                ? Answer.pass("contacts, rollback and post-mortem are written down"
                        + application
                                .documents()
                                .first(BACK)
                                .map(line -> ", see " + line)
                                .orElse(""))
                : Answer.fail(
                        "not written down: " + String.join(", ", missing),
                        "add them to the runbook; contacts also under `contacts` of the target in targets.yaml");
    }
}
