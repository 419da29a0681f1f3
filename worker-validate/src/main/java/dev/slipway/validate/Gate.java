package dev.slipway.validate;

import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CancelRefused;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.DrillCompleted;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.StageName;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Stage;
import dev.slipway.validate.check.Checks;
import dev.slipway.validate.check.Memorable;

/** First stage and last: decides until the rollout is authorised, and says how each request ended. */
final class Gate {

    private final Moments moments;
    private final Requests requests;

    Gate(Moments moments, Checks checks, Memorable memorable) {
        this.moments = moments;
        this.requests = new Requests(moments, checks, memorable);
    }

    Stage stage() {
        var stage = Stage.named(StageName.VALIDATE);
        Flow.eventsOn(Topic.REQUESTS)
                .forEach(
                        request -> stage.on(request).otherwise(requests::gaveUp).run(requests::on));
        planning(stage);
        rollout(stage);
        verification(stage);
        return stage.step(Requests.REUSED)
                .run(requests::reused)
                .step(Move.OVERDUE)
                .run(new Overdue(moments)::look)
                .build();
    }

    private void planning(Stage.Builder stage) {
        var plans = new PlanAnswers(moments);
        var backups = new BackupAnswers(moments);
        stage.on(RolloutPlanned.class)
                .run(plans::on)
                .on(BackupVerified.class)
                .run(backups::on)
                .on(BackupRefused.class)
                .run(backups::on)
                .pass(LossMeasured.class)
                .pass(DatabaseRestored.class)
                .pass(RestoreRefused.class)
                .pass(DrillCompleted.class);
    }

    private void rollout(Stage.Builder stage) {
        var rollouts = new RolloutAnswers(moments);
        stage.on(ReleaseStarted.class)
                .run(rollouts::on)
                .on(ReleaseDeployed.class)
                .run(rollouts::on)
                .on(RolloutFailed.class)
                .run(rollouts::on)
                .on(CancelRefused.class)
                .run(rollouts::on)
                .on(RollbackStarted.class)
                .run(rollouts::on)
                .on(ReleaseRolledBack.class)
                .run(rollouts::on)
                .on(RollbackStuck.class)
                .run(rollouts::on)
                .on(ReleaseConfirmed.class)
                .run(rollouts::on);
    }

    private void verification(Stage.Builder stage) {
        var verifications = new VerificationAnswers(moments);
        stage.on(VerificationPassed.class)
                .run(verifications::on)
                .on(VerificationFailed.class)
                .run(verifications::on);
    }
}
