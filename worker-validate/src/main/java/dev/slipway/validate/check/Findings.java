package dev.slipway.validate.check;

import dev.slipway.events.Evidence;
import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.release.approval.ApprovalRule;
import java.util.List;

/**
 * The answers of all checks of one request.
 *
 * @param trusted whether the signature holds, so that the request really is who it says
 * @param again whether only what could not be seen speaks against it, so that another look may help
 * @param approvals whose yes the application of a release wants, beyond those whom the operator asks
 */
public record Findings(
        boolean trusted, List<Evidence> evidence, List<Reason> reasons, boolean again, List<ApprovalRule> approvals) {

    public Findings {
        evidence = List.copyOf(evidence);
        reasons = List.copyOf(reasons);
        approvals = List.copyOf(approvals);
    }

    static Findings of(List<Answer> answers, boolean trusted) {
        var against = answers.stream().filter(Answer::refuses).toList();
        return new Findings(
                trusted,
                answers.stream().map(Answer::evidence).toList(),
                answers.stream().flatMap(answer -> answer.reasons().stream()).toList(),
                !against.isEmpty() && against.stream().noneMatch(Answer::seen),
                List.of());
    }

    /** Nothing but why the checks could not be made. */
    public static Findings unchecked(Reason why) {
        return new Findings(true, List.of(), List.of(why), false, List.of());
    }

    Findings wanting(List<ApprovalRule> ownApprovals) {
        return new Findings(trusted, evidence, reasons, again, ownApprovals);
    }

    public boolean refuse() {
        return evidence.stream().anyMatch(one -> one.getVerdict() == Verdict.FAIL);
    }

    public List<Evidence> warnings() {
        return evidence.stream().filter(one -> one.getVerdict() == Verdict.WARN).toList();
    }
}
