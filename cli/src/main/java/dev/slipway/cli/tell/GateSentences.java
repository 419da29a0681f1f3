package dev.slipway.cli.tell;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.CheckCompleted;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.StopRequested;
import dev.slipway.events.ValidationFailed;
import dev.slipway.events.ValidationPassed;
import dev.slipway.events.ValidationStarted;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What the gate says: may it begin, and who goes first. */
final class GateSentences {

    private GateSentences() {}

    static Optional<String> of(SpecificRecord event) {
        return switch (event) {
            case ValidationStarted e -> Optional.of("the gate looks at the " + Words.of(e.getKind()));
            case CheckCompleted e -> Optional.of("check " + Words.of(e.getEvidence()));
            case ValidationPassed _ -> Optional.of("nothing speaks against it");
            case ValidationFailed e -> Optional.of("refused: " + Sentences.reasons(e.getReasons()));
            case DeploymentQueued e ->
                Optional.of("waits"
                        + e.getReason().map(why -> ": " + why.getMessage()).orElseGet(() -> " behind " + e.getBehind())
                        + ", place " + e.getPlace() + " in the queue");
            case PlanRequested e ->
                Optional.of("asks for a plan" + (e.getRevision() > 1 ? ", revision " + e.getRevision() : ""));
            case ApprovalRequested e -> Optional.of(asked(e));
            case RuleOverridden e ->
                Optional.of(e.getOverriddenBy() + " goes past the rule `" + e.getRule() + "`"
                        + Sentences.because(e.getReason()));
            case DeploymentApproved e ->
                Optional.of("approved by " + String.join(", ", e.getApprovedBy()) + Sentences.because(e.getReason()));
            default -> lane(event);
        };
    }

    private static String asked(ApprovalRequested asked) {
        return "waits for " + Words.counted(asked.getNeeded(), "approval") + " of "
                + (asked.getQuestion().isEmpty() ? "plan " : "the loss ")
                + PlanText.shortened(asked.getPlanDigest()) + ": " + String.join(" and ", asked.getFrom())
                + asked.getExpiresAt().map(until -> ", until " + until).orElse("")
                + Sentences.because(asked.getQuestion());
    }

    private static Optional<String> lane(SpecificRecord event) {
        return switch (event) {
            case DeploymentAdmitted _ -> Optional.of("has the target to itself now");
            case RecoveryAdmitted _ -> Optional.of("has the target to itself now");
            case RestoreApproved e ->
                Optional.of(
                        "backup " + e.getBackupId() + " may be put back, says " + String.join(", ", e.getApprovedBy()));
            case RestoreDenied e ->
                Optional.of("backup " + e.getBackupId() + " is not put back: "
                        + e.getReason().getMessage());
            case RolloutAuthorised _ -> Optional.of("may touch the target now");
            case CancelAccepted e ->
                Optional.of("cancelled by " + e.getCancelRequestId() + " before anything was touched");
            case StopRequested e -> Optional.of("asked to stop and undo" + Sentences.because(e.getReason()));
            case StageOverdue e ->
                Optional.of("the stage " + e.getStage().name().toLowerCase(java.util.Locale.ROOT)
                        + " has not answered for " + Words.ofMillis(e.getWaitedMillis()));
            default -> Optional.empty();
        };
    }
}
