package dev.slipway.validate.check;

import dev.slipway.events.Release;
import dev.slipway.release.Target;
import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.approval.OwnApproval;
import dev.slipway.release.checks.CheckWeights;
import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.checks.Weight;
import dev.slipway.release.operations.TargetRules;
import java.util.List;
import java.util.Optional;

/**
 * A release on its way to a target, as all checks of one look see it.
 *
 * @param rules what the operator had laid down for the target when the look began
 * @param opened its bundle, fetched once for all of them
 */
public record Candidate(Submission submission, TargetRules rules, Opened opened) {

    public Target target() {
        return rules.target();
    }

    public Release release() {
        return submission.release();
    }

    /** How much a check counts here, by the operator's word and the stricter one of the application. */
    Weight weightOf(ReleaseCheck check) {
        return WeighedCheck.named(check.id()).map(weights()::of).orElse(Weight.BLOCK);
    }

    /** Whether the release goes nowhere when it does not stand this check. */
    boolean isRefusedBy(WeighedCheck check) {
        return weights().of(check) == Weight.BLOCK;
    }

    private CheckWeights weights() {
        var operator = rules.policy().standards().checks();
        return contents()
                .map(known -> operator.tightenedBy(
                        known.application().vetting().standards().checks()))
                .orElse(operator);
    }

    /** Whose yes the application wants for it, beyond those whom the operator asks. */
    List<ApprovalRule> ownApprovals() {
        return contents()
                .map(known -> OwnApproval.of(
                        known.application().vetting().approvals(),
                        target().environment().value()))
                .orElse(List.of());
    }

    /** What is in the bundle, if it could be opened and read. */
    public Optional<Opened.Contents> contents() {
        return opened instanceof Opened.Contents contents ? Optional.of(contents) : Optional.empty();
    }
}
