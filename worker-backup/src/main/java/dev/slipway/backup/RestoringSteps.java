package dev.slipway.backup;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreApproved;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.Verdict;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup is put back: first what that loses is counted and told, and only after a yes is anything done. */
final class RestoringSteps {

    static final String MEASURE = "measure";
    static final String PUT_BACK = "put-back";
    static final String PRACTISE = "practise";
    private static final String DRILL = "restore";

    private final Keeper keeper;

    RestoringSteps(Keeper keeper) {
        this.keeper = keeper;
    }

    void add(Stage.Builder stage) {
        stage.step(MEASURE)
                .within(TakingSteps.LONGEST)
                .otherwise(RestoringSteps::refused)
                .run(this::measure);
        stage.step(PUT_BACK)
                .within(TakingSteps.LONGEST)
                .otherwise(RestoringSteps::refused)
                .run(this::putBack);
        stage.step(PRACTISE)
                .within(TakingSteps.LONGEST)
                .otherwise(RestoringSteps::failed)
                .run(this::practise);
    }

    Next begin(RequestKind kind, String backupId, Step step) {
        return Next.nothing()
                .remember(Errand.restore(step.requestId(), kind, backupId, step.now()))
                .then(MEASURE, step.requestId());
    }

    Next practise(Step step) {
        return Next.nothing()
                .remember(Errand.restore(step.requestId(), RequestKind.DRILL, "", step.now()))
                .then(PRACTISE, step.requestId());
    }

    private Next measure(String requestId, Step step) {
        return Errands.go(requestId, MEASURE, step, (errand, onlooker) -> {
            var loss = keeper.measure(Target.parse(step.target()), errand, onlooker);
            @Nullable
            Long walBytes = loss.walBytes().isPresent() ? loss.walBytes().getAsLong() : null;
            return Next.publish(LossMeasured.newBuilder()
                    .setEnvelope(step.envelope())
                    .setBackupId(errand.backupId())
                    .setLost(loss.lost())
                    .setWalBytes(walBytes)
                    .setTakenAt(loss.takenAt())
                    .build());
        });
    }

    Next approved(RestoreApproved approved, Step step) {
        return Errands.current(step.requestId(), step)
                .filter(errand -> errand.backupId().equals(approved.getBackupId()))
                .map(errand -> Next.nothing().then(PUT_BACK, errand.requestId()))
                .orElseGet(() -> Errands.over(step.requestId()));
    }

    private Next putBack(String requestId, Step step) {
        return Errands.go(requestId, PUT_BACK, step, (errand, onlooker) -> {
            var restored = keeper.putBack(Target.parse(step.target()), errand, onlooker);
            return Next.publish(DatabaseRestored.newBuilder()
                            .setEnvelope(step.envelope())
                            .setBackupId(errand.backupId())
                            .setReplacedDatabase(restored.replaced())
                            .setMillis(restored.duration().toMillis())
                            .setLost(restored.lost())
                            .build())
                    .forget();
        });
    }

    private Next practise(String requestId, Step step) {
        return Errands.go(requestId, PRACTISE, step, (errand, onlooker) -> {
            var drill = keeper.practise(Target.parse(step.target()), errand, onlooker);
            return Next.publish(DrillCompleted.newBuilder()
                            .setEnvelope(step.envelope())
                            .setDrill(DRILL)
                            .setVerdict(drill.well() ? Verdict.PASS : Verdict.FAIL)
                            .setRecoveryTimeMillis(drill.recovery().toMillis())
                            .setRecoveryPointMillis(drill.age().toMillis())
                            .setBackupId(drill.backupId().orElse(null))
                            .setStatement(drill.statement())
                            .build())
                    .forget();
        });
    }

    /** What was admitted could not even be begun. */
    Next gaveUp(RecoveryAdmitted admitted, Step step, GiveUp why) {
        return switch (admitted.getKind()) {
            case RESTORE -> Next.publish(refusal(admitted.getBackupId().orElse(""), step, why));
            case DRILL -> Next.publish(failed(step, why));
            default ->
                Next.publish(BackupRefused.newBuilder()
                        .setEnvelope(step.envelope())
                        .setReasons(List.of(why.reason()))
                        .build());
        };
    }

    private static Next refused(String requestId, Step step, GiveUp why) {
        return Errands.current(requestId, step)
                .map(errand ->
                        Next.publish(refusal(errand.backupId(), step, why)).forget())
                .orElseGet(() -> Errands.over(requestId));
    }

    private static RestoreRefused refusal(String backupId, Step step, GiveUp why) {
        return RestoreRefused.newBuilder()
                .setEnvelope(step.envelope())
                .setBackupId(backupId)
                .setReasons(List.of(why.reason()))
                .build();
    }

    private static Next failed(String requestId, Step step, GiveUp why) {
        return Errands.current(requestId, step)
                .map(errand -> Next.publish(failed(step, why)).forget())
                .orElseGet(() -> Errands.over(requestId));
    }

    private static DrillCompleted failed(Step step, GiveUp why) {
        return DrillCompleted.newBuilder()
                .setEnvelope(step.envelope())
                .setDrill(DRILL)
                .setVerdict(Verdict.FAIL)
                .setRecoveryTimeMillis(0)
                .setRecoveryPointMillis(0)
                .setStatement(String.valueOf(why.getMessage()))
                .build();
    }
}
