package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;

/** DS-004: nothing is decided by waiting a fixed time and hoping. */
final class HardCodedWaits implements Question {

    @Override
    public Answer ask(Inspection application) {
        var waits = application.waits();
        if (!waits.isEmpty()) {
            return Answer.fail(
                    "waits a fixed time at " + waits.places(),
                    "ask for readiness again and again until a deadline, as Slipway does with each "
                            + "service's health path");
        }
        return application.automation().isEmpty() && !application.slipway().deploys()
                ? Answer.notApplicable("there is no script or pipeline that could wait")
                : Answer.pass("nothing that runs waits for a fixed time");
    }
}
