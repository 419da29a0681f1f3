package dev.slipway.backup;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelAccepted;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Proof;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.release.backup.RetentionClass;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Second stage: production is touched only once it can be put back the way it was. */
final class BackupBeforeDeploy {

    private final Grounds grounds;
    private final TakingSteps taking;
    private final RestoringSteps restoring;
    private final DrillSteps drills;
    private final ClearAway clearAway;

    BackupBeforeDeploy(Grounds grounds, Keeper keeper) {
        this.grounds = grounds;
        this.taking = new TakingSteps(keeper);
        this.restoring = new RestoringSteps(keeper);
        this.drills = new DrillSteps(keeper);
        this.clearAway = new ClearAway(keeper);
    }

    Stage stage() {
        var stage = Stage.named(StageName.BACKUP)
                .on(DeploymentAdmitted.class)
                .otherwise((admitted, step, why) -> refuse(step, why))
                .run(this::deployment)
                .on(RecoveryAdmitted.class)
                .otherwise(BackupBeforeDeploy::gaveUp)
                .run(this::recovery)
                .on(RestoreNeeded.class)
                .run((needed, step) -> restoring.begin(RequestKind.DEPLOY, needed.getBackupId(), step))
                .on(RestoreApproved.class)
                .run(restoring::approved)
                .on(RestoreDenied.class)
                .run((denied, step) -> forgotten(step))
                .on(CancelAccepted.class)
                .urgent()
                .run((cancelled, step) -> forgotten(step))
                .on(StageOverdue.class)
                .urgent()
                .run(BackupBeforeDeploy::overdue);
        taking.add(stage);
        restoring.add(stage);
        drills.add(stage);
        clearAway.add(stage);
        return stage.build();
    }

    private Next deployment(DeploymentAdmitted admitted, Step step) {
        var release = admitted.getPlan().getRelease();
        if (admitted.getKind() == RequestKind.ROLLBACK && !admitted.getPlan().getMovesSchema()) {
            return Next.ignore("going back to " + release.getVersion() + " only moves traffic, which needs no backup");
        }
        return switch (grounds.of(step.target(), admitted.getWithoutBackup())) {
            case Grounds.NothingThere(var why) -> without(Proof.NOTHING_TO_BACK_UP, why, step);
            case Grounds.DoneWithout(var why) -> without(Proof.NOT_PROVEN, why, step);
            case Grounds.Needed _ ->
                taking.begin(
                        Errand.backup(
                                step.requestId(),
                                admitted.getKind(),
                                RetentionClass.DEPLOYMENT,
                                Optional.of(release),
                                step.now()),
                        step);
        };
    }

    private Next recovery(RecoveryAdmitted admitted, Step step) {
        return switch (admitted.getKind()) {
            case BACKUP ->
                taking.begin(
                        Errand.backup(
                                step.requestId(), RequestKind.BACKUP, kept(admitted), Optional.empty(), step.now()),
                        step);
            case RESTORE ->
                restoring.begin(RequestKind.RESTORE, admitted.getBackupId().orElseThrow(), step);
            case DRILL -> drills.begin(step);
            default ->
                throw new GiveUp(
                        "kind-unknown",
                        "the backup stage has nothing to do for a " + admitted.getKind(),
                        "dead-letters");
        };
    }

    private static RetentionClass kept(RecoveryAdmitted admitted) {
        return admitted.getRetention()
                .map(written -> RetentionClass.valueOf(written.toUpperCase(Locale.ROOT)))
                .orElse(RetentionClass.DAILY);
    }

    private static Next overdue(StageOverdue overdue, Step step) {
        return overdue.getStage() == StageName.BACKUP ? forgotten(step) : Next.ignore("another stage is overdue");
    }

    /** What runs has ended by now, because it heard that this waits. */
    private static Next forgotten(Step step) {
        return step.memory(Errand.class)
                .filter(errand -> errand.isFor(step.requestId()))
                .map(Withdrawing::quietly)
                .orElseGet(() -> Next.ignore("nothing is being done for " + step.requestId()));
    }

    /** What was admitted could not even be begun. */
    private static Next gaveUp(RecoveryAdmitted admitted, Step step, GiveUp why) {
        return switch (admitted.getKind()) {
            case RESTORE ->
                Next.publish(Withdrawing.refusal(admitted.getBackupId().orElse(""), List.of(why.reason()), step));
            case DRILL -> Next.publish(DrillSteps.failed(step, why));
            default -> refuse(step, why);
        };
    }

    private static Next without(Proof proof, String why, Step step) {
        return Next.publish(BackupVerified.newBuilder()
                .setEnvelope(step.envelope())
                .setProof(proof)
                .setStatement(why)
                .build());
    }

    private static Next refuse(Step step, GiveUp why) {
        return Next.publish(BackupRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setReasons(List.of(why.reason()))
                .build());
    }
}
