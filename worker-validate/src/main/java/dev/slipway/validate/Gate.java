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
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.ServiceReverted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.ServiceStopped;
import dev.slipway.events.StageName;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.Handler;
import dev.slipway.runtime.Stage;
import org.apache.avro.specific.SpecificRecord;

/**
 * First stage and last: decides until the rollout is authorised, and says how each request ended.
 *
 * <p>Everything but the look at a release is urgent: events keep the order in which they were read, and none of them
 * waits for a store.
 */
final class Gate {

    private final Moments moments;
    private final Requests requests;
    private final Checking checking;
    private final Breakdown breakdown;

    Gate(Moments moments, Requests requests, Checking checking) {
        this.moments = moments;
        this.requests = requests;
        this.checking = checking;
        this.breakdown = new Breakdown(moments);
    }

    Stage stage() {
        var stage = Stage.named(StageName.VALIDATE);
        Flow.eventsOn(Topic.REQUESTS)
                .forEach(request ->
                        stage.on(request).urgent().otherwise(requests::gaveUp).run(requests::on));
        planning(stage);
        rollout(stage);
        verification(stage);
        steps(stage);
        return stage.build();
    }

    private void steps(Stage.Builder stage) {
        stage.step(Checking.CHECK)
                .otherwise(checking::gaveUp)
                .run(checking::check)
                .step(Requests.REUSED)
                .urgent()
                .otherwise(Breakdown::leave)
                .run(requests::reused)
                .step(Move.OVERDUE)
                .urgent()
                .otherwise(breakdown::end)
                .run(new Overdue(moments)::look);
    }

    private void planning(Stage.Builder stage) {
        var plans = new PlanAnswers(moments);
        var backups = new BackupAnswers(moments);
        hear(RolloutPlanned.class, plans::on, stage);
        hear(BackupVerified.class, backups::on, stage);
        hear(BackupRefused.class, backups::on, stage);
        hear(LossMeasured.class, backups::on, stage);
        hear(DatabaseRestored.class, backups::on, stage);
        hear(RestoreRefused.class, backups::on, stage);
        hear(DrillCompleted.class, backups::on, stage);
    }

    private void rollout(Stage.Builder stage) {
        var rollouts = new RolloutAnswers(moments);
        hear(ServiceStarted.class, rollouts::on, stage);
        hear(ServiceStopped.class, rollouts::on, stage);
        hear(TrafficShifted.class, rollouts::on, stage);
        hear(ReleaseStarted.class, rollouts::on, stage);
        hear(ReleaseDeployed.class, rollouts::on, stage);
        hear(RolloutFailed.class, rollouts::on, stage);
        hear(CancelRefused.class, rollouts::on, stage);
        hear(RollbackStarted.class, rollouts::on, stage);
        hear(ServiceReverted.class, rollouts::on, stage);
        hear(RestoreNeeded.class, rollouts::on, stage);
        hear(ReleaseRolledBack.class, rollouts::on, stage);
        hear(RollbackStuck.class, rollouts::on, stage);
        hear(ReleaseConfirmed.class, rollouts::on, stage);
    }

    private void verification(Stage.Builder stage) {
        var verifications = new VerificationAnswers(moments);
        hear(VerificationPassed.class, verifications::on, stage);
        hear(VerificationFailed.class, verifications::on, stage);
    }

    private <E extends SpecificRecord> void hear(Class<E> fact, Handler<E> reaction, Stage.Builder stage) {
        stage.on(fact).urgent().otherwise(breakdown::at).run(reaction);
    }
}
