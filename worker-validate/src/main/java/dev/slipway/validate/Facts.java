package dev.slipway.validate;

import dev.slipway.events.ApprovalRequested;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.CheckCompleted;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentApproved;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Envelope;
import dev.slipway.events.Evidence;
import dev.slipway.events.Plan;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Reason;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.Rehearsal;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RuleOverridden;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.StopRequested;
import dev.slipway.events.ValidationFailed;
import dev.slipway.events.ValidationPassed;
import dev.slipway.events.ValidationStarted;
import dev.slipway.release.approval.Approvals;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Consent;
import dev.slipway.validate.lane.Question;
import dev.slipway.validate.lane.Request;
import dev.slipway.validate.lane.Ticket;
import dev.slipway.validate.lane.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What the gate says on the way to an outcome. */
record Facts(Step step) {

    ValidationStarted started(Request request) {
        return new ValidationStarted(about(request), request.kind());
    }

    List<SpecificRecord> checked(Request request, List<Evidence> evidence) {
        return evidence.stream()
                .<SpecificRecord>map(one -> checked(request, one))
                .toList();
    }

    CheckCompleted checked(Request request, Evidence evidence) {
        return new CheckCompleted(about(request), evidence);
    }

    ValidationPassed passed(Request request, List<Evidence> warnings) {
        return new ValidationPassed(about(request), warnings);
    }

    ValidationFailed failed(Request request, List<Reason> reasons) {
        return new ValidationFailed(about(request), reasons);
    }

    PlanRequested planWanted(Ticket ticket) {
        var wish = ticket.request().wish();
        return PlanRequested.newBuilder()
                .setEnvelope(about(ticket.request()))
                .setKind(ticket.request().kind())
                .setRelease(wish.release().orElse(null))
                .setToVersion(wish.toVersion().orElse(null))
                .setRevision(ticket.planning().revision())
                .build();
    }

    ApprovalRequested approvalWanted(Ticket ticket, Question question, Approvals rules, List<TrustedKey> approvedBy) {
        return ApprovalRequested.newBuilder()
                .setEnvelope(about(ticket.request()))
                .setPlanDigest(question.planDigest())
                .setNeeded(rules.peopleBeside(approvedBy))
                .setExpiresAt(question.until())
                .setFrom(rules.missing(approvedBy))
                .build();
    }

    DeploymentApproved approvedByPolicy(Ticket ticket, String planDigest) {
        var why = ticket.request().kind() == RequestKind.ROLLBACK
                ? "a rollback goes ahead without approval, freeze, promotion and canary"
                : "the rules of " + step.target() + " ask for no approval";
        return approved(ticket, planDigest, List.of("policy"), why);
    }

    DeploymentApproved approved(Ticket ticket, String planDigest, List<String> by, String why) {
        return new DeploymentApproved(about(ticket.request()), planDigest, by, why);
    }

    RuleOverridden overridden(Ticket ticket, String rule, String by, String why) {
        return new RuleOverridden(about(ticket.request()), rule, by, why);
    }

    DeploymentQueued queued(Ticket ticket, String behind, int place) {
        return queued(ticket).setBehind(behind).setPlace(place).build();
    }

    DeploymentQueued frozen(Ticket ticket, int place, Reason why) {
        return queued(ticket).setBehind("").setPlace(place).setReason(why).build();
    }

    private DeploymentQueued.Builder queued(Ticket ticket) {
        return DeploymentQueued.newBuilder().setEnvelope(about(ticket.request()));
    }

    DeploymentAdmitted admitted(Ticket ticket, Plan plan) {
        return DeploymentAdmitted.newBuilder()
                .setEnvelope(about(ticket.request()))
                .setKind(ticket.request().kind())
                .setPlan(plan)
                .setWithoutBackup(ticket.request().wish().skipBackup().orElse(null))
                .build();
    }

    RecoveryAdmitted recoveryAdmitted(Ticket ticket) {
        var wanted = ticket.request().wish().recovery().orElseThrow();
        return RecoveryAdmitted.newBuilder()
                .setEnvelope(about(ticket.request()))
                .setKind(ticket.request().kind())
                .setRetention(wanted.retention().orElse(null))
                .setBackupId(wanted.backupId().orElse(null))
                .setDrill(wanted.drill().orElse(null))
                .build();
    }

    ApprovalRequested consentWanted(Ticket ticket, Consent question, String sentence, String from) {
        return ApprovalRequested.newBuilder()
                .setEnvelope(about(ticket.request()))
                .setPlanDigest(question.lossDigest())
                .setNeeded(1)
                .setExpiresAt(question.until())
                .setFrom(List.of(from))
                .setQuestion(sentence)
                .build();
    }

    RestoreApproved restoreApproved(Ticket ticket, String backupId, List<String> by, long mayLose) {
        return new RestoreApproved(about(ticket.request()), backupId, by, mayLose);
    }

    RestoreDenied restoreDenied(Ticket ticket, String backupId, Reason why) {
        return new RestoreDenied(about(ticket.request()), backupId, why);
    }

    RolloutAuthorised authorised(Ticket ticket, Plan plan, Optional<BackupVerified> backup) {
        var rehearsal = backup.flatMap(BackupVerified::getRehearsal);
        return RolloutAuthorised.newBuilder()
                .setEnvelope(about(ticket.request()))
                .setKind(ticket.request().kind())
                .setPlan(plan)
                .setBackupId(backup.flatMap(BackupVerified::getBackupId).orElse(null))
                .setRehearsed(rehearsal.map(Rehearsal::getMigrations).orElse(List.of()))
                .setStatementTimeoutMillis(
                        rehearsal.flatMap(Rehearsal::getStatementTimeoutMillis).orElse(null))
                .build();
    }

    CancelAccepted cancelAccepted(Ticket subject, Request cancel) {
        return new CancelAccepted(about(subject.request()), cancel.id());
    }

    StopRequested stopWanted(Ticket subject, Request by, String reason) {
        return new StopRequested(about(subject.request()), by.id(), reason);
    }

    StageOverdue overdue(Request request, Wait wait, Optional<Instant> answerBy) {
        return StageOverdue.newBuilder()
                .setEnvelope(about(request))
                .setStage(wait.stage())
                .setWaitedMillis(Duration.between(wait.since(), step.now()).toMillis())
                .setAnswerBy(answerBy.orElse(null))
                .build();
    }

    private Envelope about(Request request) {
        return step.envelopeOf(request.id(), request.version());
    }
}
