package dev.slipway.backup;

import dev.slipway.events.DrillCompleted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Verdict;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;

/** A restore is practised, and how that went is told whether it worked or not. */
final class DrillSteps {

    static final String PRACTISE = "practise";
    private static final String DRILL = "restore";

    private final Keeper keeper;

    DrillSteps(Keeper keeper) {
        this.keeper = keeper;
    }

    void add(Stage.Builder stage) {
        stage.step(PRACTISE)
                .within(TakingSteps.LONGEST)
                .otherwise(DrillSteps::gaveUp)
                .run(this::practise);
    }

    Next begin(Step step) {
        return Next.nothing()
                .remember(Errand.restore(step.requestId(), RequestKind.DRILL, "", step.now()))
                .then(PRACTISE, step.requestId());
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

    private static Next gaveUp(String requestId, Step step, GiveUp why) {
        return Errands.current(requestId, step)
                .map(errand -> Next.publish(failed(step, why)).forget())
                .orElseGet(() -> Errands.over(requestId));
    }

    static DrillCompleted failed(Step step, GiveUp why) {
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
