package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-10: it is written down, and timed, how everything comes back after a disaster. */
final class RecoveryPlan implements Question {

    private static final Pattern PLAN = Pattern.compile("(?i)disaster[- ]?recovery|business continuity|recovery plan");
    private static final Pattern TIMES = Pattern.compile("\\b(RTO|RPO)\\b|(?i)recovery (time|point)");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application)
                .orElseGet(() -> application
                        .documents()
                        .first(PLAN)
                        .filter(_ -> application.documents().has(TIMES))
                        .map(line -> Answer.pass(line + " says how, and how long it takes"))
                        .orElseGet(() -> Answer.fail(
                                application
                                        .documents()
                                        .first(PLAN)
                                        .map(line -> line + " names no times")
                                        .orElse("there is no plan for a disaster"),
                                "write down how to restore on an empty machine, how long it took the last time "
                                        + "(RTO), and how much was lost (RPO)")));
    }
}
